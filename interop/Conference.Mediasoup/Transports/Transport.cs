using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>Carries the media of one endpoint to a router and back.</summary>
public abstract partial class Transport : MediasoupEntity, INotificationHandler
{
    private readonly EntityTable<Producer> _producers = new();
    private readonly EntityTable<Consumer> _consumers = new();

    private protected Transport(Router router, TransportId id, SctpParameters? sctpParameters, SctpState? sctpState)
        : base(router.Channel, id.Value)
    {
        Router = router;
        Id = id;
        SctpParameters = sctpParameters;
        _sctpState = sctpState;
    }

    /// <summary>Raised for each producer that is created.</summary>
    public event EventHandler<Producer>? ProducerCreated;

    /// <summary>Raised for each consumer that is created.</summary>
    public event EventHandler<Consumer>? ConsumerCreated;

    /// <summary>Raised for each trace event that <see cref="EnableTraceAsync"/> asked for.</summary>
    public event EventHandler<TransportTrace>? Traced;

    /// <summary>The id of the transport.</summary>
    public TransportId Id { get; }

    /// <summary>The router that the transport belongs to.</summary>
    public Router Router { get; }

    /// <summary>The producers that are open now.</summary>
    public IReadOnlyCollection<Producer> Producers => _producers.ToArray();

    /// <summary>The consumers that are open now.</summary>
    public IReadOnlyCollection<Consumer> Consumers => _consumers.ToArray();

    /// <summary>Limits what the endpoint sends, in bits per second; zero removes the limit.</summary>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public virtual Task SetMaxIncomingBitrateAsync(ulong bitrate, CancellationToken cancellationToken = default) =>
        RequestAsync(new SetMaxIncomingBitrateRequest(HandlerId, bitrate), cancellationToken);

    /// <summary>
    /// Limits the bandwidth estimate towards the endpoint from above, in bits per second, at least 30,000; zero removes the limit.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="RequestRejectedException">It is below the minimum that was set, or below 30,000.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public virtual Task SetMaxOutgoingBitrateAsync(ulong bitrate, CancellationToken cancellationToken = default) =>
        RequestAsync(new SetMaxOutgoingBitrateRequest(HandlerId, bitrate), cancellationToken);

    /// <summary>
    /// Limits the bandwidth estimate towards the endpoint from below, in bits per second, at least 30,000; zero removes the limit.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="RequestRejectedException">It is above the maximum that was set, or below 30,000.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public virtual Task SetMinOutgoingBitrateAsync(ulong bitrate, CancellationToken cancellationToken = default) =>
        RequestAsync(new SetMinOutgoingBitrateRequest(HandlerId, bitrate), cancellationToken);

    /// <summary>Chooses what <see cref="Traced"/> tells; none turns it off.</summary>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task EnableTraceAsync(IReadOnlyList<TransportTraceEventType> types, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(types);
        return RequestAsync(new EnableTransportTraceRequest(HandlerId, types), cancellationToken);
    }

    /// <summary>The counters of the transport.</summary>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<TransportStats> GetStatsAsync(CancellationToken cancellationToken = default) => GetTransportStatsAsync(cancellationToken);

    /// <summary>What the worker knows about the transport.</summary>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<TransportDump> DumpAsync(CancellationToken cancellationToken = default) => DumpTransportAsync(cancellationToken);

    void INotificationHandler.Handle(Fbs.Notification.Notification notification)
    {
        switch (notification.Event)
        {
            case Fbs.Notification.Event.TransportTrace:
                Channel.Events.Raise(Traced, this, WireTransport.Read(notification.BodyAsTransportTraceNotification()));
                break;
            case Fbs.Notification.Event.TransportSctpStateChange:
                SetSctpState(notification.BodyAsTransportSctpStateChangeNotification().SctpState.ToPublic());
                break;
            case Fbs.Notification.Event.TransportSctpNegotiatedCapabilities:
                SetSctpNegotiatedCapabilities(WireTransport.Read(
                    notification.BodyAsTransportSctpNegotiatedCapabilitiesNotification().NegotiatedCapabilities));
                break;
            default:
                Handle(notification);
                break;
        }
    }

    internal void Remove(Producer producer)
    {
        _producers.Remove(producer);
        Router.Remove(producer);
    }

    internal void Remove(Consumer consumer) => _consumers.Remove(consumer);

    private protected abstract void Handle(Fbs.Notification.Notification notification);

    private protected abstract Task<TransportStats> GetTransportStatsAsync(CancellationToken cancellationToken);

    private protected abstract Task<TransportDump> DumpTransportAsync(CancellationToken cancellationToken);

    private protected override Request<Nothing> CreateCloseRequest() => new CloseTransportRequest(Router.HandlerId, HandlerId);

    private protected override void OnClosed(CloseReason reason)
    {
        var childReason = reason.ForChildren(Mediasoup.CloseReason.TransportClosed);
        _consumers.Close(childReason);
        _producers.Close(childReason);
        _dataConsumers.Close(childReason);
        _dataProducers.Close(childReason);
        Router.Remove(this);
    }
}
