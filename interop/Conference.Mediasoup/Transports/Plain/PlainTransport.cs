using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>A transport for plain RTP or SRTP, e.g. from or to FFmpeg.</summary>
public sealed class PlainTransport : Transport
{
    private volatile TransportTuple _tuple;
    private volatile TransportTuple? _rtcpTuple;
    private volatile SrtpParameters? _srtpParameters;

    internal PlainTransport(Router router, TransportId id, PlainTransportState state)
        : base(router, id, state.SctpParameters, state.SctpState)
    {
        _tuple = state.Tuple;
        _rtcpTuple = state.RtcpTuple;
        _srtpParameters = state.SrtpParameters;
    }

    /// <summary>Raised when comedia has found the endpoint's address for RTP.</summary>
    public event EventHandler<TransportTuple>? TupleChanged;

    /// <summary>Raised when comedia has found the endpoint's address for RTCP.</summary>
    public event EventHandler<TransportTuple>? RtcpTupleChanged;

    /// <summary>The flow of RTP.</summary>
    public TransportTuple Tuple => _tuple;

    /// <summary>The flow of RTCP; null with RTCP-mux.</summary>
    public TransportTuple? RtcpTuple => _rtcpTuple;

    /// <summary>What the server encrypts its RTP with; null without SRTP.</summary>
    public SrtpParameters? SrtpParameters => _srtpParameters;

    /// <summary>Tells where the endpoint is, and its keys; once only.</summary>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="RequestRejectedException">Something is missing or must not be given, or the transport was connected before.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task ConnectAsync(PlainTransportConnectOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return RequestAsync(
            new ConnectPlainTransportRequest(HandlerId, options),
            connection =>
            {
                if (connection.Tuple is { } tuple) _tuple = tuple;
                if (connection.RtcpTuple is { } rtcpTuple) _rtcpTuple = rtcpTuple;
                if (connection.SrtpParameters is { } srtpParameters) _srtpParameters = srtpParameters;
                return connection;
            },
            cancellationToken);
    }

    /// <inheritdoc cref="Transport.GetStatsAsync"/>
    public new Task<PlainTransportStats> GetStatsAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new GetPlainTransportStatsRequest(HandlerId), cancellationToken);

    /// <inheritdoc cref="Transport.DumpAsync"/>
    public new Task<PlainTransportDump> DumpAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new PlainTransportDumpRequest(HandlerId), cancellationToken);

    private protected override async Task<TransportStats> GetTransportStatsAsync(CancellationToken cancellationToken) =>
        await GetStatsAsync(cancellationToken);

    private protected override async Task<TransportDump> DumpTransportAsync(CancellationToken cancellationToken) =>
        await DumpAsync(cancellationToken);

    private protected override void Handle(Fbs.Notification.Notification notification)
    {
        switch (notification.Event)
        {
            case Fbs.Notification.Event.PlaintransportTuple:
                var tuple = WireTransport.Read(notification.BodyAsPlainTransportTupleNotification().Tuple);
                _tuple = tuple;
                Channel.Events.Raise(TupleChanged, this, tuple);
                break;
            case Fbs.Notification.Event.PlaintransportRtcpTuple:
                var rtcpTuple = WireTransport.Read(notification.BodyAsPlainTransportRtcpTupleNotification().Tuple);
                _rtcpTuple = rtcpTuple;
                Channel.Events.Raise(RtcpTupleChanged, this, rtcpTuple);
                break;
            default:
                throw new InvalidDataException($"A plain transport knows no {notification.Event}.");
        }
    }
}
