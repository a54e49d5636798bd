namespace Conference.Mediasoup;

/// <summary>One RTP stream of a producer or consumer, with its RTX stream if it has one.</summary>
public sealed record RtpEncodingParameters
{
    /// <summary>SSRC of the media stream; null when it is recognised by <see cref="Rid"/> or by MID.</summary>
    public uint? Ssrc { get; init; }

    /// <summary>RID of the stream (RFC 8852), unique in its list; null when it is recognised by <see cref="Ssrc"/>.</summary>
    public string? Rid { get; init; }

    /// <summary>Payload type of the codec that this encoding uses; null means the first media codec.</summary>
    public byte? CodecPayloadType { get; init; }

    /// <summary>The stream of retransmissions; null when there is none.</summary>
    public RtpRtxParameters? Rtx { get; init; }

    /// <summary>
    /// Whether transmission may pause for long (silence, a still screen), which turns the worker's inactivity check off; null means false.
    /// </summary>
    public bool? Dtx { get; init; }

    /// <summary>Spatial and temporal layers as in WebRTC SVC, such as <c>L3T3_KEY</c>; null means one of each.</summary>
    /// <seealso cref="Mediasoup.ScalabilityMode.Parse"/>
    public string? ScalabilityMode { get; init; }

    /// <summary>The highest bitrate announced for the stream, in bits per second; null when none is.</summary>
    public ulong? MaxBitrate { get; init; }
}
