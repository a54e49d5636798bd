namespace Conference.Mediasoup;

/// <summary>Tells in fixed intervals which producers are loud.</summary>
/// <remarks>It reads the level from an RTP header extension (RFC 6464), without which a producer counts as silent.</remarks>
public sealed class AudioLevelObserver : RtpObserver
{
    internal AudioLevelObserver(Router router, RtpObserverId id)
        : base(router, id)
    {
    }

    /// <summary>Raised in each interval in which somebody is loud enough, the loudest first.</summary>
    public event EventHandler<IReadOnlyList<AudioLevelVolume>>? VolumesChanged;

    /// <summary>Raised when nobody is loud enough any more.</summary>
    public event EventHandler<EventArgs>? Silence;

    private protected override void Handle(Fbs.Notification.Notification notification)
    {
        switch (notification.Event)
        {
            case Fbs.Notification.Event.AudiolevelobserverVolumes:
                var volumes = Read(notification.BodyAsAudioLevelObserverVolumesNotification());
                if (volumes.Count > 0) Channel.Events.Raise<IReadOnlyList<AudioLevelVolume>>(VolumesChanged, this, volumes);
                break;
            case Fbs.Notification.Event.AudiolevelobserverSilence:
                Channel.Events.Raise(Silence, this, EventArgs.Empty);
                break;
            default:
                throw new InvalidDataException($"An audio level observer knows no {notification.Event}.");
        }
    }

    private List<AudioLevelVolume> Read(Fbs.AudioLevelObserver.VolumesNotification notification)
    {
        var volumes = new List<AudioLevelVolume>(notification.Volumes.Count);
        foreach (var volume in notification.Volumes)
        {
            // A producer that was closed here meanwhile is not told of any more.
            if (Router.FindProducer(ProducerId.Parse(volume.ProducerId)) is { } producer)
                volumes.Add(new AudioLevelVolume(producer, volume.VolumeValue));
        }

        return volumes;
    }
}
