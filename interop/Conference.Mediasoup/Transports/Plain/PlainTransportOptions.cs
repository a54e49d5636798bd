namespace Conference.Mediasoup;

/// <summary>The settings of a plain RTP transport.</summary>
public sealed record PlainTransportOptions : SctpTransportOptions
{
    /// <summary>Where the transport listens for RTP, and for RTCP with <see cref="RtcpMux"/>. UDP only.</summary>
    public required ListenInfo ListenInfo { get; init; }

    /// <summary>Where it listens for RTCP; only without <see cref="RtcpMux"/>. Default: a free port at the address of <see cref="ListenInfo"/>.</summary>
    public ListenInfo? RtcpListenInfo { get; init; }

    /// <summary>Whether RTP and RTCP share a port. Default true.</summary>
    public bool RtcpMux { get; init; } = true;

    /// <summary>
    /// Whether the endpoint's address is taken from its first packet instead of <see cref="PlainTransport.ConnectAsync"/>. Default false.
    /// </summary>
    /// <remarks>FFmpeg sends RTCP from another port than RTP and before it, so it needs <see cref="RtcpMux"/> off.</remarks>
    public bool Comedia { get; init; }

    /// <summary>Whether RTP is encrypted; the keys are exchanged with <see cref="PlainTransport.ConnectAsync"/>. Default false.</summary>
    public bool EnableSrtp { get; init; }

    /// <summary>The suite for <see cref="EnableSrtp"/>. Default <see cref="SrtpCryptoSuite.AesCm128HmacSha1Tag80"/>.</summary>
    public SrtpCryptoSuite SrtpCryptoSuite { get; init; } = SrtpCryptoSuite.AesCm128HmacSha1Tag80;
}
