namespace Conference.Mediasoup;

/// <summary>The settings of a WebRTC transport. Exactly one of <see cref="WebRtcServer"/> and <see cref="ListenInfos"/> is given.</summary>
public sealed record WebRtcTransportOptions : SctpTransportOptions
{
    /// <summary>The server of the same worker whose ports the transport shares.</summary>
    public WebRtcServer? WebRtcServer { get; init; }

    /// <summary>Where the transport listens on ports of its own, the preferred one first.</summary>
    public IReadOnlyList<ListenInfo>? ListenInfos { get; init; }

    /// <summary>Whether to offer UDP candidates. Default true.</summary>
    public bool EnableUdp { get; init; } = true;

    /// <summary>Whether to offer TCP candidates. Default true with a <see cref="WebRtcServer"/>, false with <see cref="ListenInfos"/>.</summary>
    public bool? EnableTcp { get; init; }

    /// <summary>Whether UDP candidates get a higher priority than TCP ones. Default false.</summary>
    public bool PreferUdp { get; init; }

    /// <summary>Whether TCP candidates get a higher priority than UDP ones. Default false.</summary>
    public bool PreferTcp { get; init; }

    /// <summary>
    /// How long an endpoint may be silent before ICE counts as disconnected; whole seconds up to 255, zero for ever. Default 30 seconds.
    /// </summary>
    public TimeSpan IceConsentTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What the bandwidth estimation towards the endpoint starts from, in bits per second. Default 600,000.</summary>
    public ulong InitialAvailableOutgoingBitrate { get; init; } = 600_000;
}
