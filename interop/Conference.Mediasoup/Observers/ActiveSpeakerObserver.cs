namespace Conference.Mediasoup;

/// <summary>Tells who is the dominant speaker.</summary>
/// <remarks>It reads the level from an RTP header extension (RFC 6464), without which a producer counts as silent.</remarks>
public sealed class ActiveSpeakerObserver : RtpObserver
{
    internal ActiveSpeakerObserver(Router router, RtpObserverId id)
        : base(router, id)
    {
    }

    /// <summary>Raised when somebody else dominates.</summary>
    public event EventHandler<Producer>? DominantSpeakerChanged;

    private protected override void Handle(Fbs.Notification.Notification notification)
    {
        if (notification.Event != Fbs.Notification.Event.ActivespeakerobserverDominantSpeaker)
            throw new InvalidDataException($"An active speaker observer knows no {notification.Event}.");

        var producerId = notification.BodyAsActiveSpeakerObserverDominantSpeakerNotification().ProducerId;
        // A producer that was closed here meanwhile is not told of any more.
        if (Router.FindProducer(ProducerId.Parse(producerId)) is { } producer)
            Channel.Events.Raise(DominantSpeakerChanged, this, producer);
    }
}
