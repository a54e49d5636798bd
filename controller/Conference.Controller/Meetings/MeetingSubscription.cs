using System.Threading.Channels;

namespace Conference.Controller.Meetings;

/// <summary>The state at one number, or what was missed before it, and every event after it in order; the events end when the meeting does.</summary>
internal sealed class MeetingSubscription : IDisposable
{
    /// <summary>How many events may wait for a listener; one that lets more wait is let go, and resumes where it was.</summary>
    public const int MaximumWaiting = 10_000;

    private readonly MeetingSnapshot? _snapshot;
    private readonly Participant? _listener;
    private readonly Action<MeetingSubscription> _unsubscribe;
    private readonly long _after;

    // Written under the meeting's lock only; read by one. The readers run on, not under that lock.
    private readonly Channel<MeetingEvent> _events;

    /// <param name="listener">The participant who listens; null for a part of the server, which hears everything.</param>
    public MeetingSubscription(MeetingSnapshot snapshot, Participant? listener, Action<MeetingSubscription> unsubscribe)
        : this(snapshot.Sequence, snapshot.Sequence, [], listener, unsubscribe) => _snapshot = snapshot;

    /// <param name="after">The number after which events come.</param>
    /// <param name="since">The number that the meeting has reached, though not all of it may last yet.</param>
    /// <param name="missed">What happened before, for a listener that was away.</param>
    public MeetingSubscription(
        long after, long since, IReadOnlyList<MeetingEvent> missed, Participant? listener, Action<MeetingSubscription> unsubscribe)
    {
        _after = after;
        Since = since;
        Missed = missed;
        _listener = listener;
        _unsubscribe = unsubscribe;
        _events = listener is null
            ? Channel.CreateUnbounded<MeetingEvent>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true })
            : Channel.CreateBounded<MeetingEvent>(new BoundedChannelOptions(MaximumWaiting) { SingleReader = true, SingleWriter = true });
    }

    /// <summary>False when the listener goes on where it was, and there is no state.</summary>
    public bool HasState => _snapshot is not null;

    public MeetingSnapshot Snapshot => _snapshot ?? throw new InvalidOperationException("A listener that goes on where it was gets no state.");

    public IReadOnlyList<MeetingEvent> Missed { get; }

    /// <summary>What has this number or a smaller one happened before the listener came.</summary>
    public long Since { get; }

    /// <summary>Whether it was let go because it did not read.</summary>
    public bool IsOverflowing { get; private set; }

    public ChannelReader<MeetingEvent> Events => _events.Reader;

    /// <summary>Takes an event that is for this listener and not in the state already.</summary>
    public void Publish(MeetingEvent meetingEvent)
    {
        var isFor = _listener is null ? !meetingEvent.IsTransient : meetingEvent.IsFor(_listener);
        if (!isFor || (meetingEvent.Sequence <= _after && !meetingEvent.IsTransient) || _events.Writer.TryWrite(meetingEvent))
            return;
        IsOverflowing = true;
        Complete();
    }

    public void Complete() => _events.Writer.TryComplete();

    public void Dispose()
    {
        _unsubscribe(this);
        Complete();
    }
}
