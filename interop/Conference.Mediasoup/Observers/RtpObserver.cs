using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>Listens to audio producers of a router.</summary>
public abstract class RtpObserver : MediasoupEntity, INotificationHandler
{
    private volatile bool _paused;

    private protected RtpObserver(Router router, RtpObserverId id)
        : base(router.Channel, id.Value)
    {
        Router = router;
        Id = id;
    }

    /// <summary>Raised when the observer was paused (true) or resumed (false).</summary>
    public event EventHandler<bool>? PausedChanged;

    /// <summary>Raised for each producer that <see cref="AddProducerAsync"/> added.</summary>
    public event EventHandler<Producer>? ProducerAdded;

    /// <summary>Raised for each producer that <see cref="RemoveProducerAsync"/> removed; one that is closed leaves without it.</summary>
    public event EventHandler<Producer>? ProducerRemoved;

    /// <summary>The id of the observer.</summary>
    public RtpObserverId Id { get; }

    /// <summary>Whether it tells nothing because of <see cref="PauseAsync"/>.</summary>
    public bool Paused => _paused;

    private protected Router Router { get; }

    /// <summary>Listens to a producer too; one that is closed leaves by itself.</summary>
    /// <exception cref="EntityNotFoundException">There is no such producer on the router.</exception>
    /// <exception cref="ObjectDisposedException">The observer is closed.</exception>
    /// <exception cref="RequestRejectedException">The producer is not audio, or was closed meanwhile.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task AddProducerAsync(ProducerId producerId, CancellationToken cancellationToken = default)
    {
        var producer = Find(producerId);
        return RequestAsync(new AddProducerRequest(HandlerId, producer.HandlerId), Added, cancellationToken);

        Nothing Added(Nothing nothing)
        {
            Channel.Events.Raise(ProducerAdded, this, producer);
            return nothing;
        }
    }

    /// <summary>Listens to a producer no longer.</summary>
    /// <exception cref="EntityNotFoundException">There is no such producer on the router.</exception>
    /// <exception cref="ObjectDisposedException">The observer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task RemoveProducerAsync(ProducerId producerId, CancellationToken cancellationToken = default)
    {
        var producer = Find(producerId);
        return RequestAsync(new RemoveProducerRequest(HandlerId, producer.HandlerId), Removed, cancellationToken);

        Nothing Removed(Nothing nothing)
        {
            Channel.Events.Raise(ProducerRemoved, this, producer);
            return nothing;
        }
    }

    /// <summary>Tells nothing until <see cref="ResumeAsync"/>.</summary>
    /// <exception cref="ObjectDisposedException">The observer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task PauseAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new PauseRtpObserverRequest(HandlerId), _ => SetPaused(true), cancellationToken);

    /// <summary>Tells again.</summary>
    /// <exception cref="ObjectDisposedException">The observer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task ResumeAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new ResumeRtpObserverRequest(HandlerId), _ => SetPaused(false), cancellationToken);

    void INotificationHandler.Handle(Fbs.Notification.Notification notification) => Handle(notification);

    private protected abstract void Handle(Fbs.Notification.Notification notification);

    private protected override Request<Nothing> CreateCloseRequest() => new CloseRtpObserverRequest(Router.HandlerId, HandlerId);

    private protected override void OnClosed(CloseReason reason) => Router.Remove(this);

    private bool SetPaused(bool paused)
    {
        if (_paused != paused)
        {
            _paused = paused;
            Channel.Events.Raise(PausedChanged, this, paused);
        }

        return paused;
    }

    private Producer Find(ProducerId producerId)
    {
        ThrowIfClosed();
        return Router.GetProducer(producerId, nameof(producerId));
    }
}
