using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>A stream that an endpoint sends to a router.</summary>
public sealed partial class Producer : MediasoupEntity, INotificationHandler
{
    private readonly Transport _transport;
    private volatile bool _paused;
    private volatile IReadOnlyList<ProducerScore> _score = [];

    internal Producer(
        Transport transport,
        ProducerId id,
        ProducerOptions options,
        ProducerType type,
        RtpParameters rtpParameters,
        RtpParameters consumableRtpParameters)
        : base(transport.Channel, id.Value)
    {
        _transport = transport;
        Id = id;
        Kind = options.Kind;
        Type = type;
        RtpParameters = rtpParameters;
        ConsumableRtpParameters = consumableRtpParameters;
        _paused = options.Paused;
    }

    /// <summary>Raised when the producer was paused (true) or resumed (false).</summary>
    public event EventHandler<bool>? PausedChanged;

    /// <summary>Raised when streams arrive better or worse than before.</summary>
    public event EventHandler<IReadOnlyList<ProducerScore>>? ScoreChanged;

    /// <summary>Raised when the endpoint turns its camera.</summary>
    public event EventHandler<VideoOrientation>? VideoOrientationChanged;

    /// <summary>Raised for each trace event that <see cref="EnableTraceAsync"/> asked for.</summary>
    public event EventHandler<ProducerTrace>? Traced;

    /// <summary>The id of the producer.</summary>
    public ProducerId Id { get; }

    /// <summary>Sound or picture.</summary>
    public MediaKind Kind { get; }

    /// <summary>How many streams and layers there are.</summary>
    public ProducerType Type { get; }

    /// <summary>What the endpoint sends.</summary>
    public RtpParameters RtpParameters { get; }

    /// <summary>The same inside the router, where consumers start from.</summary>
    public RtpParameters ConsumableRtpParameters { get; }

    /// <summary>Whether the worker drops what arrives.</summary>
    public bool Paused => _paused;

    /// <summary>How well each stream arrives; empty before anything has.</summary>
    public IReadOnlyList<ProducerScore> Score => _score;

    /// <summary>Drops what arrives; consumers are told.</summary>
    /// <exception cref="ObjectDisposedException">The producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task PauseAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new PauseProducerRequest(HandlerId), _ => SetPaused(true), cancellationToken);

    /// <summary>Forwards again what arrives; consumers are told, and video begins with a key frame.</summary>
    /// <exception cref="ObjectDisposedException">The producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task ResumeAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new ResumeProducerRequest(HandlerId), _ => SetPaused(false), cancellationToken);

    /// <summary>Chooses what <see cref="Traced"/> tells; none turns it off.</summary>
    /// <remarks><see cref="ProducerTraceEventType.Rtp"/> is an event for each packet: for a look, not for keeping on.</remarks>
    /// <exception cref="ObjectDisposedException">The producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task EnableTraceAsync(IReadOnlyList<ProducerTraceEventType> types, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(types);
        return RequestAsync(new EnableProducerTraceRequest(HandlerId, types), cancellationToken);
    }

    /// <summary>What the worker knows about the producer.</summary>
    /// <exception cref="ObjectDisposedException">The producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<ProducerDump> DumpAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new ProducerDumpRequest(HandlerId), cancellationToken);

    /// <summary>The counters of each stream; empty before anything has arrived.</summary>
    /// <exception cref="ObjectDisposedException">The producer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<IReadOnlyList<RtpStreamRecvStats>> GetStatsAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new GetProducerStatsRequest(HandlerId), cancellationToken);

    void INotificationHandler.Handle(Fbs.Notification.Notification notification)
    {
        switch (notification.Event)
        {
            case Fbs.Notification.Event.ProducerScore:
                _score = notification.BodyAsProducerScoreNotification().Scores.ToArray(
                    static score => new ProducerScore(
                        score.EncodingIdx, score.Ssrc, score.ScoreValue, string.IsNullOrEmpty(score.Rid) ? null : score.Rid));
                Channel.Events.Raise(ScoreChanged, this, _score);
                break;
            case Fbs.Notification.Event.ProducerVideoOrientationChange:
                var orientation = notification.BodyAsProducerVideoOrientationChangeNotification();
                Channel.Events.Raise(
                    VideoOrientationChanged,
                    this,
                    new VideoOrientation(orientation.Camera, orientation.Flip, orientation.Rotation));
                break;
            case Fbs.Notification.Event.ProducerTrace:
                if (Traced is { } traced) Channel.Events.Raise(traced, this, WireProducer.Read(notification.BodyAsProducerTraceNotification()));
                break;
            default:
                throw new InvalidDataException($"A producer knows no {notification.Event}.");
        }
    }

    private protected override Request<Nothing> CreateCloseRequest() => new CloseProducerRequest(_transport.HandlerId, HandlerId);

    private protected override void OnClosed(CloseReason reason) => _transport.Remove(this);

    /// <summary>On the reader, so that calls that overlap end as the worker took them.</summary>
    private bool SetPaused(bool paused)
    {
        if (_paused != paused)
        {
            _paused = paused;
            Channel.Events.Raise(PausedChanged, this, paused);
        }

        return paused;
    }
}
