using System.Threading.Channels;
using Conference.Controller.Media.Health;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>
/// One meeting's media: a router on one worker, a session per device, and who speaks. It ends with its meeting or with its worker,
/// and is then never used again: whoever comes back gets a new room.
/// </summary>
internal sealed partial class MediaRoom : IAsyncDisposable
{
    private readonly Lock _lock = new(); // producers, sessions and subscribers change together
    private readonly Dictionary<ProducerId, OwnedProducer> _producers = [];
    private readonly Dictionary<ConnectionKey, MediaSession> _sessions = [];
    private readonly HashSet<MediaSubscription> _subscriptions = [];
    private readonly Router _router;
    private readonly WebRtcServer _webRtcServer;
    private readonly SpeakerTracker _speakers;
    private readonly IMediaRules _rules;
    private readonly TimeProvider _clock;
    private bool _closed;

    private MediaRoom(
        Router router, WebRtcServer webRtcServer, SpeakerTracker speakers, IMediaRules rules, MeetingJoins joins, TimeProvider clock)
    {
        _router = router;
        _webRtcServer = webRtcServer;
        _speakers = speakers;
        _rules = rules;
        _clock = clock;
        Joins = joins;
        Health = new RoomHealth(this, clock);
        _speakers.Heard += (_, volumes) => Publish(new SpeakersHeard(volumes));
        _speakers.ActiveChanged += (_, participantId) => Publish(new ActiveSpeakerChanged(participantId));
        _router.Closed += (_, reason) => EndIfLost(reason);
    }

    /// <summary>Raised once, when the room has ended for whatever reason.</summary>
    public event EventHandler? Ended;

    public RtpCapabilities RtpCapabilities => _router.RtpCapabilities;

    public Router Router => _router;

    public RoomHealth Health { get; }

    public required Worker Worker { get; init; }

    public int WorkerProcessId => Worker.ProcessId;

    internal MeetingJoins Joins { get; }

    public static async Task<MediaRoom> CreateAsync(
        Worker worker,
        WebRtcServer webRtcServer,
        IReadOnlyList<RtpCodecCapability> codecs,
        IMediaRules rules,
        MeetingJoins joins,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var router = await worker.CreateRouterAsync(new RouterOptions { MediaCodecs = codecs }, cancellationToken);
        try
        {
            var speakers = await SpeakerTracker.CreateAsync(router, cancellationToken);
            return new MediaRoom(router, webRtcServer, speakers, rules, joins, clock) { Worker = worker };
        }
        catch
        {
            await router.DisposeAsync();
            throw;
        }
    }

    /// <summary>Follows everybody's producers, for somebody who is not in the meeting.</summary>
    public MediaSubscription Watch() => Subscribe(null);

    /// <summary>Follows the others' producers and the device's own events. All devices of a participant are one person: none hears another.</summary>
    public MediaSubscription Subscribe(ConnectionKey? connection)
    {
        lock (_lock)
        {
            ThrowIfClosed();
            var others = _producers.Values.Where(owned => owned.ParticipantId != connection?.ParticipantId).Select(owned => owned.View);
            var subscription = new MediaSubscription(connection, [.. others], Channel.CreateUnbounded<MediaEvent>(), Unsubscribe);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!TryEnd(null))
            return;
        await _router.DisposeAsync();
    }

    private void Unsubscribe(MediaSubscription subscription)
    {
        lock (_lock)
            _subscriptions.Remove(subscription);
    }

    private void EndIfLost(CloseReason reason)
    {
        if (reason != CloseReason.Requested)
            TryEnd($"The worker that carried the media is gone ({reason}).");
    }

    private bool TryEnd(string? lostReason)
    {
        MediaSession[] sessions;
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

            foreach (var screen in _producers.Values.Where(owned => owned.Source == TrackSource.Screen))
                _rules.EndShare(screen.ParticipantId);
            sessions = [.. _sessions.Values];
            _subscriptions.Clear();
            _sessions.Clear();
            _producers.Clear();
        }

        foreach (var session in sessions)
            session.EndWithRoom(lostReason is null ? SessionEnd.MeetingEnded : SessionEnd.MediaLost);
        Ended?.Invoke(this, EventArgs.Empty);
        return true;
    }
}
