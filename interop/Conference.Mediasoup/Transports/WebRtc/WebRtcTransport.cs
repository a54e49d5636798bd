using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>A transport for a WebRTC endpoint, e.g. a browser: ICE lite, DTLS and SRTP.</summary>
public sealed partial class WebRtcTransport : Transport
{
    private readonly WebRtcServer? _webRtcServer;
    private volatile IceParameters _iceParameters;
    private volatile DtlsParameters _dtlsParameters;

    internal WebRtcTransport(Router router, TransportId id, WebRtcServer? webRtcServer, WebRtcTransportState state)
        : base(router, id, state.SctpParameters, state.SctpState)
    {
        _webRtcServer = webRtcServer;
        _iceParameters = state.IceParameters;
        _dtlsParameters = state.DtlsParameters;
        IceRole = state.IceRole;
        IceCandidates = state.IceCandidates;
        _iceState = state.IceState;
        _dtlsState = state.DtlsState;
    }

    /// <summary>Which side of ICE chooses the pair of candidates: the endpoint.</summary>
    public IceRole IceRole { get; }

    /// <summary>What the endpoint needs to authenticate its ICE requests; <see cref="RestartIceAsync"/> changes it.</summary>
    public IceParameters IceParameters => _iceParameters;

    /// <summary>Where the endpoint can reach the transport.</summary>
    public IReadOnlyList<IceCandidate> IceCandidates { get; }

    /// <summary>The server's side of DTLS; its role is <see cref="DtlsRole.Auto"/> until <see cref="ConnectAsync"/>.</summary>
    public DtlsParameters DtlsParameters => _dtlsParameters;

    /// <summary>Gives the endpoint's side of DTLS; once only.</summary>
    /// <exception cref="ArgumentException">There is no fingerprint.</exception>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="RequestRejectedException">The worker refused, e.g. because the transport was connected before.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task ConnectAsync(DtlsParameters dtlsParameters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dtlsParameters);
        if (dtlsParameters.Fingerprints.Count == 0)
            throw new ArgumentException("DTLS parameters need at least one fingerprint.", nameof(dtlsParameters));
        return RequestAsync(
            new ConnectWebRtcTransportRequest(HandlerId, dtlsParameters),
            role => _dtlsParameters = _dtlsParameters with { Role = role },
            cancellationToken);
    }

    /// <summary>Makes new ICE parameters, which the endpoint must be given; media goes on meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<IceParameters> RestartIceAsync(CancellationToken cancellationToken = default)
    {
        return RequestAsync(new RestartIceRequest(HandlerId), parameters => _iceParameters = parameters, cancellationToken);
    }

    /// <inheritdoc cref="Transport.GetStatsAsync"/>
    public new Task<WebRtcTransportStats> GetStatsAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new GetWebRtcTransportStatsRequest(HandlerId), cancellationToken);

    /// <inheritdoc cref="Transport.DumpAsync"/>
    public new Task<WebRtcTransportDump> DumpAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new WebRtcTransportDumpRequest(HandlerId), cancellationToken);

    private protected override async Task<TransportStats> GetTransportStatsAsync(CancellationToken cancellationToken) =>
        await GetStatsAsync(cancellationToken);

    private protected override async Task<TransportDump> DumpTransportAsync(CancellationToken cancellationToken) =>
        await DumpAsync(cancellationToken);

    private protected override void OnClosed(CloseReason reason)
    {
        _webRtcServer?.Remove(this);
        base.OnClosed(reason);
    }
}
