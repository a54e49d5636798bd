namespace Conference.Client;

/// <summary>A stream as it arrives at the server.</summary>
/// <param name="ProducerId">Which.</param>
/// <param name="Source">What it shows or says.</param>
/// <param name="Paused">Whether it is muted.</param>
/// <param name="Bitrate">Bits per second.</param>
/// <param name="Loss">0 to 1; null before anything has arrived.</param>
/// <param name="JitterMs">How unevenly it arrives.</param>
/// <param name="RttMs">The round trip; null when the sender does not answer.</param>
/// <param name="Score">0 (nothing arrives) to 10 (no loss).</param>
/// <param name="Width">Pixels, as the device reports them; null when it does not.</param>
/// <param name="Height">Pixels, as the device reports them.</param>
/// <param name="FrameRate">Frames per second, as the device reports them.</param>
public sealed record ProducerHealth(
    string ProducerId,
    TrackSource Source,
    bool Paused,
    long Bitrate,
    double? Loss,
    double? JitterMs,
    double? RttMs,
    int? Score,
    int? Width,
    int? Height,
    double? FrameRate);
