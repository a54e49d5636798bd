namespace Conference.Mediasoup;

/// <summary>The settings of a pipe transport.</summary>
public sealed record PipeTransportOptions : SctpTransportOptions
{
    /// <summary>Where the transport listens. UDP only.</summary>
    public required ListenInfo ListenInfo { get; init; }

    /// <summary>Whether lost packets are sent again, for two hosts with loss between them. Both ends must have it. Default false.</summary>
    public bool EnableRtx { get; init; }

    /// <summary>
    /// Whether RTP and RTCP are encrypted, always with <see cref="SrtpCryptoSuite.AeadAes256Gcm"/>. Both ends must have it. Default false.
    /// </summary>
    /// <remarks>SCTP is not encrypted.</remarks>
    public bool EnableSrtp { get; init; }
}
