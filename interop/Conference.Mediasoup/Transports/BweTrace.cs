namespace Conference.Mediasoup;

/// <summary>A state of the bandwidth estimation. All bitrates are in bits per second.</summary>
/// <param name="Type">How it is estimated.</param>
/// <param name="DesiredBitrate">What the consumers would send if they could.</param>
/// <param name="EffectiveDesiredBitrate">The same, smoothed.</param>
/// <param name="MinBitrate">The lower limit.</param>
/// <param name="MaxBitrate">The upper limit.</param>
/// <param name="StartBitrate">What it started from.</param>
/// <param name="MaxPaddingBitrate">What may be sent to probe.</param>
/// <param name="AvailableBitrate">The estimate.</param>
public sealed record BweTrace(
    BweType Type,
    ulong DesiredBitrate,
    ulong EffectiveDesiredBitrate,
    ulong MinBitrate,
    ulong MaxBitrate,
    ulong StartBitrate,
    ulong MaxPaddingBitrate,
    ulong AvailableBitrate);
