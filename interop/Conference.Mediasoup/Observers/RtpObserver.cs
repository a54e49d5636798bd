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

    /// <summary>The id of the observer.</summary>
    public RtpObserverId Id { get; }

    /// <summary>Whether it tells nothing because of <see cref="PauseAsync"/>.</summary>
    public bool Paused => _paused;

    private protected Router Router { get; }

    /// <summary>Listens to a producer too; one that is closed leaves by itself.</summary>
    /// <exception cref="ArgumentException">There is no such producer on the router.</exception>
    /// <exception cref="ObjectDisposedException">The observer is closed.</exception>
    /// <exception cref="RequestRejectedException">The producer is not audio, or was closed meanwhile.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task AddProducerAsync(ProducerId producerId, CancellationToken cancellationToken) =>
        RequestAsync(new AddProducerRequest(HandlerId, KeyOf(producerId)), cancellationToken);

    /// <summary>Listens to a producer no longer.</summary>
    /// <exception cref="ArgumentException">There is no such producer on the router.</exception>
    /// <exception cref="ObjectDisposedException">The observer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task RemoveProducerAsync(ProducerId producerId, CancellationToken cancellationToken) =>
        RequestAsync(new RemoveProducerRequest(HandlerId, KeyOf(producerId)), cancellationToken);

    /// <summary>Tells nothing until <see cref="ResumeAsync"/>.</summary>
    /// <exception cref="ObjectDisposedException">The observer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task PauseAsync(CancellationToken cancellationToken) =>
        RequestAsync(new PauseRtpObserverRequest(HandlerId), _ => _paused = true, cancellationToken);

    /// <summary>Tells again.</summary>
    /// <exception cref="ObjectDisposedException">The observer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task ResumeAsync(CancellationToken cancellationToken) =>
        RequestAsync(new ResumeRtpObserverRequest(HandlerId), _ => _paused = false, cancellationToken);

    void INotificationHandler.Handle(Fbs.Notification.Notification notification) => Handle(notification);

    private protected abstract void Handle(Fbs.Notification.Notification notification);

    private protected override Request<Nothing> CreateCloseRequest() => new CloseRtpObserverRequest(Router.HandlerId, HandlerId);

    private protected override void OnClosed(CloseReason reason) => Router.Remove(this);

    private string KeyOf(ProducerId producerId)
    {
        ThrowIfClosed();
        return Router.FindProducer(producerId)?.HandlerId
            ?? throw new ArgumentException($"{Router} has no producer {producerId}; it was never there or is closed.", nameof(producerId));
    }
}
