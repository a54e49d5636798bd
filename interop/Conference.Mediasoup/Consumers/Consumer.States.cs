using Conference.Mediasoup.Channels;

namespace Conference.Mediasoup;

public sealed partial class Consumer : INotificationHandler
{
    private const byte DefaultPriority = 1;

    private volatile bool _paused;
    private volatile bool _producerPaused;
    private volatile byte _priority = DefaultPriority;
    private volatile ConsumerScore _score;
    private volatile ConsumerLayers? _preferredLayers;
    private volatile ConsumerLayers? _currentLayers;
    private volatile PauseMirror? _mirror;

    /// <summary>
    /// Raised when the consumer begins (true) or ceases (false) to be paused for whichever reason: <see cref="Paused"/> or
    /// <see cref="ProducerPaused"/>.
    /// </summary>
    public event EventHandler<bool>? PausedChanged;

    /// <summary>Raised when the producer was paused (true) or resumed (false).</summary>
    public event EventHandler<bool>? ProducerPausedChanged;

    /// <summary>Raised when the stream arrives better or worse than before.</summary>
    public event EventHandler<ConsumerScore>? ScoreChanged;

    /// <summary>Raised when other layers are sent; null when none are.</summary>
    public event EventHandler<ConsumerLayers?>? LayersChanged;

    /// <summary>Raised for each trace event that <see cref="EnableTraceAsync"/> asked for.</summary>
    public event EventHandler<ConsumerTrace>? Traced;

    /// <summary>Raised for each RTP packet, on a direct transport.</summary>
    /// <remarks>
    /// The bytes are valid only while the handler runs, up to its first await. When handlers are so slow that 64 MiB wait for them, what
    /// comes then is lost, logged and counted in <see cref="Worker.DroppedPackets"/>.
    /// </remarks>
    public event EventHandler<ReadOnlyMemory<byte>>? RtpReceived;

    /// <summary>Whether the consumer sends nothing because of <see cref="PauseAsync"/>.</summary>
    public bool Paused => _paused;

    /// <summary>Whether it sends nothing because its producer is paused.</summary>
    public bool ProducerPaused => _producerPaused;

    /// <summary>Who gets bandwidth first on the transport: 1 to 255.</summary>
    public byte Priority => _priority;

    /// <summary>How well the stream arrives.</summary>
    public ConsumerScore Score => _score;

    /// <summary>The layers that were asked for; null without layers.</summary>
    public ConsumerLayers? PreferredLayers => _preferredLayers;

    /// <summary>The layers that are sent now; null when none are.</summary>
    public ConsumerLayers? CurrentLayers => _currentLayers;

    internal bool IsPausedAtAll => _paused || _producerPaused;

    /// <summary>Pauses and resumes a producer at the far end of a pipe with this consumer from now on.</summary>
    internal void MirrorPauseTo(Producer producer)
    {
        var mirror = new PauseMirror(this, producer);
        _mirror = mirror;
        mirror.Follow();
    }

    void INotificationHandler.Handle(Fbs.Notification.Notification notification)
    {
        switch (notification.Event)
        {
            case Fbs.Notification.Event.ConsumerRtp:
                Channel.RaisePacket(RtpReceived, this, notification.BodyAsConsumerRtpNotification().Data);
                break;
            case Fbs.Notification.Event.ConsumerProducerClose:
                Close(Mediasoup.CloseReason.ProducerClosed);
                break;
            case Fbs.Notification.Event.ConsumerProducerPause:
                SetProducerPaused(true);
                break;
            case Fbs.Notification.Event.ConsumerProducerResume:
                SetProducerPaused(false);
                break;
            case Fbs.Notification.Event.ConsumerScore:
                _score = WireConsumer.Read(notification.BodyAsConsumerScoreNotification().Score);
                Channel.Events.Raise(ScoreChanged, this, _score);
                break;
            case Fbs.Notification.Event.ConsumerLayersChange:
                var change = notification.BodyAsConsumerLayersChangeNotification();
                _currentLayers = change.HasLayers ? WireConsumer.Read(change.Layers) : null;
                Channel.Events.Raise(LayersChanged, this, _currentLayers);
                break;
            case Fbs.Notification.Event.ConsumerTrace:
                if (Traced is { } traced) Channel.Events.Raise(traced, this, WireConsumerDump.Read(notification.BodyAsConsumerTraceNotification()));
                break;
            default:
                throw new InvalidDataException($"A consumer knows no {notification.Event}.");
        }
    }

    private bool SetPaused(bool paused)
    {
        var wasPaused = IsPausedAtAll;
        _paused = paused;
        TellPause(wasPaused);
        return paused;
    }

    private void SetProducerPaused(bool paused)
    {
        // The worker also tells what the consumer began with.
        if (_producerPaused == paused) return;
        var wasPaused = IsPausedAtAll;
        _producerPaused = paused;
        Channel.Events.Raise(ProducerPausedChanged, this, paused);
        TellPause(wasPaused);
    }

    private void TellPause(bool wasPaused)
    {
        var isPaused = IsPausedAtAll;
        if (isPaused == wasPaused) return;
        Channel.Events.Raise(PausedChanged, this, isPaused);
        // The state is written before the mirror is read, as a mirror is set before it reads the state: one of the two sees the other.
        Interlocked.MemoryBarrier();
        _mirror?.Follow();
    }
}
