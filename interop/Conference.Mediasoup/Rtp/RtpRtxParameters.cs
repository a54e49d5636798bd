namespace Conference.Mediasoup;

/// <summary>The stream of retransmissions (RFC 4588) beside a media stream.</summary>
public sealed record RtpRtxParameters
{
    /// <summary>SSRC of the RTX stream.</summary>
    public required uint Ssrc { get; init; }
}
