using System.Threading.Channels;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>
/// One meeting's media: a router on one worker, a session per participant, and who speaks. It ends with its meeting or with its worker,
/// and is then never used again: whoever comes back gets a new room.
/// </summary>
internal sealed partial class MediaRoom : IAsyncDisposable
{
    private readonly Lock _lock = new(); // producers, sessions and subscribers change together
    private readonly Dictionary<ProducerId, OwnedProducer> _producers = [];
    private readonly Dictionary<string, MediaSession> _sessions = [];
    private readonly HashSet<MediaSubscription> _subscriptions = [];
    private readonly Router _router;
    private readonly WebRtcServer _webRtcServer;
    private readonly SpeakerTracker _speakers;
    private readonly TimeProvider _clock;
    private bool _closed;

    private MediaRoom(Router router, WebRtcServer webRtcServer, SpeakerTracker speakers, TimeProvider clock)
    {
        _router = router;
        _webRtcServer = webRtcServer;
        _speakers = speakers;
        _clock = clock;
        _speakers.Heard += (_, volumes) => Publish(new SpeakersHeard(volumes));
        _speakers.ActiveChanged += (_, participantId) => Publish(new ActiveSpeakerChanged(participantId));
        _router.Closed += (_, reason) => EndIfLost(reason);
    }

    /// <summary>Raised once, when the room has ended for whatever reason.</summary>
    public event EventHandler? Ended;

    public RtpCapabilities RtpCapabilities => _router.RtpCapabilities;

    public Router Router => _router;

    public int WorkerProcessId { get; private init; }

    public static async Task<MediaRoom> CreateAsync(
        Worker worker, WebRtcServer webRtcServer, TimeProvider clock, CancellationToken cancellationToken)
    {
        var router = await worker.CreateRouterAsync(new RouterOptions { MediaCodecs = MediaProfile.Codecs }, cancellationToken);
        try
        {
            var speakers = await SpeakerTracker.CreateAsync(router, cancellationToken);
            return new MediaRoom(router, webRtcServer, speakers, clock) { WorkerProcessId = worker.ProcessId };
        }
        catch
        {
            await router.DisposeAsync();
            throw;
        }
    }

    /// <summary>Follows the room; <paramref name="participantId"/> leaves out that participant's own producers and adds its consumers' events.</summary>
    public MediaSubscription Subscribe(string? participantId)
    {
        lock (_lock)
        {
            ThrowIfClosed();
            var others = _producers.Values.Where(owned => owned.ParticipantId != participantId).Select(owned => owned.View);
            var subscription = new MediaSubscription(
                participantId, [.. others], Channel.CreateUnbounded<MediaEvent>(), Unsubscribe);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <summary>The participant's session, and whether it was there before.</summary>
    public (MediaSession Session, bool Resumed) Attach(string participantId)
    {
        lock (_lock)
        {
            ThrowIfClosed();
            if (_sessions.TryGetValue(participantId, out var existing) && existing.TryAttach())
                return (existing, true);
            var session = new MediaSession(this, participantId, _webRtcServer, _clock);
            _sessions[participantId] = session;
            return (session, false);
        }
    }

    public MediaSession? FindSession(string participantId)
    {
        lock (_lock)
            return _sessions.GetValueOrDefault(participantId);
    }

    public OwnedProducer? FindProducer(ProducerId producerId)
    {
        lock (_lock)
            return _producers.GetValueOrDefault(producerId);
    }

    public async ValueTask DisposeAsync()
    {
        if (!TryEnd(null))
            return;
        await _router.DisposeAsync();
    }

    internal void Remove(MediaSession session)
    {
        lock (_lock)
        {
            if (_sessions.TryGetValue(session.ParticipantId, out var current) && current == session)
                _sessions.Remove(session.ParticipantId);
            foreach (var subscription in _subscriptions.Where(subscription => subscription.ParticipantId == session.ParticipantId))
                subscription.Complete();
        }
    }

    private void EndIfLost(CloseReason reason)
    {
        if (reason != CloseReason.Requested)
            TryEnd($"The worker that carried the media is gone ({reason}).");
    }

    private bool TryEnd(string? lostReason)
    {
        lock (_lock)
        {
            if (_closed)
                return false;
            _closed = true;
            foreach (var subscription in _subscriptions)
            {
                if (lostReason is not null)
                    subscription.Publish(new MediaGone(lostReason));
                subscription.Complete();
            }

            _subscriptions.Clear();
            _sessions.Clear();
            _producers.Clear();
        }

        Ended?.Invoke(this, EventArgs.Empty);
        return true;
    }
}
