using Conference.Controller.Errors;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Meetings;

/// <summary>
/// One meeting: who is in it and what happened, in order. Every change is made and numbered under one lock and handed to the
/// subscribers' queues there; nobody else's code runs under it.
/// </summary>
internal sealed partial class Meeting(string id, string code, string name, TimeProvider clock)
{
    private readonly Lock _lock = new(); // participants, subscribers and the event number change together
    private readonly Dictionary<string, Participant> _participants = [];
    private readonly HashSet<MeetingSubscription> _subscriptions = [];
    private long _sequence;
    private bool _ended;
    private RecordingInfo? _recording;
    private DateTimeOffset _emptySince = clock.GetUtcNow();

    public string Id { get; } = id;

    public string Code { get; } = code;

    public string Name { get; } = name;

    public DateTimeOffset CreatedAt { get; } = clock.GetUtcNow();

    public MeetingView View
    {
        get
        {
            lock (_lock)
            {
                var status = _ended ? MeetingStatus.Ended : MeetingStatus.Open;
                var present = _participants.Values.Count(participant => participant.Announced);
                return new MeetingView(Id, Code, Name, status, CreatedAt, present, _recording is null ? null : RecordingView.Of(_recording));
            }
        }
    }

    /// <summary>Since when nobody is here; null while somebody is.</summary>
    public DateTimeOffset? EmptySince
    {
        get
        {
            lock (_lock)
                return _participants.Count == 0 ? _emptySince : null;
        }
    }

    public MeetingSubscription Subscribe()
    {
        lock (_lock)
        {
            ThrowIfEnded();
            var present = _participants.Values.Where(participant => participant.Announced).Select(participant => participant.View);
            var events = System.Threading.Channels.Channel.CreateUnbounded<MeetingEvent>();
            var subscription = new MeetingSubscription(_sequence, [.. present], _recording, events, Unsubscribe);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    public void SetRecording(RecordingInfo recording)
    {
        lock (_lock)
        {
            _recording = recording;
            Publish((sequence, at) => new RecordingChanged(sequence, at, recording));
        }
    }

    public void End(string reason)
    {
        lock (_lock)
        {
            if (_ended)
                return;
            _ended = true;
            foreach (var participant in _participants.Values)
                participant.Dispose();
            _participants.Clear();
            Publish((sequence, at) => new MeetingEnded(sequence, at, reason));
            foreach (var subscription in _subscriptions)
                subscription.Complete();
            _subscriptions.Clear();
        }
    }

    private void Unsubscribe(MeetingSubscription subscription)
    {
        lock (_lock)
            _subscriptions.Remove(subscription);
    }

    private void Publish(Func<long, DateTimeOffset, MeetingEvent> create)
    {
        var meetingEvent = create(++_sequence, clock.GetUtcNow());
        foreach (var subscription in _subscriptions)
            subscription.Publish(meetingEvent);
    }

    private void ThrowIfEnded()
    {
        if (_ended)
            throw new RefusedException(RefusalCode.MeetingEnded, $"Meeting {Code} has ended.");
    }
}
