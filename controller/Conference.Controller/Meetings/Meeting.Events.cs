using System.Threading.Channels;
using Conference.Controller.Access.Roles;
using Conference.Controller.Meetings.Changes;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    /// <summary>For how long a client that was away gets what it missed.</summary>
    public static readonly TimeSpan ReplayWindow = TimeSpan.FromMinutes(5);

    private readonly HashSet<MeetingSubscription> _subscriptions = [];
    private readonly Queue<MeetingEvent> _recent = new(); // durable events of the last minutes, for replay without the database
    private readonly List<string> _speaking = [];
    private Task _lastDurable = Task.CompletedTask;
    private long _sequence;
    private long _delivered;

    /// <summary>Raised on the ledger's loop for each event once it is durable; handlers only pass it on.</summary>
    public event EventHandler<MeetingEvent>? Happened;

    /// <summary>Raised when other people are heard than before. Nothing is kept of it.</summary>
    public event EventHandler<IReadOnlyList<string>>? SpeakingChanged;

    /// <summary>Follows the meeting as one of its participants, or as a part of the server.</summary>
    public MeetingSubscription Subscribe(string? participantId = null)
    {
        lock (_lock)
        {
            RequireOpen();
            return Add(participantId, Snapshot(participantId));
        }
    }

    /// <summary>
    /// Follows the meeting from a number on. <paramref name="missed"/> is what happened between it and the subscription for this
    /// participant, or null when that is no longer in memory and stands in the outbox only. Null when the number has not been reached.
    /// </summary>
    public MeetingSubscription? Resume(string participantId, long after, out IReadOnlyList<MeetingEvent>? missed)
    {
        lock (_lock)
        {
            RequireOpen();
            Prune();
            var listener = Require(participantId);
            missed = null;
            if (after > _delivered)
                return null;
            var oldest = _recent.TryPeek(out var first) ? first.Sequence : _delivered + 1;
            if (after >= oldest - 1)
                missed = [.. _recent.Where(meetingEvent => meetingEvent.Sequence > after && meetingEvent.Audience.Includes(listener))];
            return Add(participantId, Snapshot(participantId) with { Sequence = _delivered });
        }
    }

    public void SetSpeaking(IReadOnlyList<string> participantIds)
    {
        lock (_lock)
        {
            if (_speaking.Count == participantIds.Count && _speaking.TrueForAll(participantIds.Contains))
                return;
            _speaking.Clear();
            _speaking.AddRange(participantIds);
        }

        SpeakingChanged?.Invoke(this, participantIds);
    }

    internal long NextSequence() => ++_sequence;

    private MeetingSubscription Add(string? participantId, MeetingSnapshot snapshot)
    {
        var listener = participantId is null ? null : Require(participantId);
        var subscription = new MeetingSubscription(snapshot, listener, Channel.CreateUnbounded<MeetingEvent>(), Unsubscribe);
        _subscriptions.Add(subscription);
        return subscription;
    }

    private MeetingSnapshot Snapshot(string? participantId)
    {
        var moderates = participantId is null || GrantsOf(participantId).Has(Grants.Moderate);
        var people = _participants.Values.OrderBy(participant => participant.JoinedAt).ToList();
        return new MeetingSnapshot(
            _sequence,
            View,
            [.. people.Where(person => person.State == ParticipantState.Present).Select(person => person.View)],
            [.. people.Where(person => moderates && person.State == ParticipantState.Waiting).Select(person => person.View)],
            [.. _sharing],
            [.. _speaking]);
    }

    private Task Commit(Change change)
    {
        if (change.Rows.Count == 0)
            return Task.CompletedTask;
        return _lastDurable = _ledger.AppendAsync(change.Rows, change.Events.Count == 0 ? null : () => Deliver(change.Events));
    }

    private void Deliver(IReadOnlyList<MeetingEvent> events)
    {
        lock (_lock)
        {
            foreach (var meetingEvent in events)
            {
                _delivered = meetingEvent.Sequence;
                _recent.Enqueue(meetingEvent);
                foreach (var subscription in _subscriptions)
                    subscription.Publish(meetingEvent);
                if (meetingEvent.Body is MeetingEnded)
                    CompleteSubscriptions();
            }

            Prune();
        }

        foreach (var meetingEvent in events)
            Happened?.Invoke(this, meetingEvent);
    }

    private void Prune()
    {
        var oldest = _clock.GetUtcNow() - ReplayWindow;
        while (_recent.TryPeek(out var first) && first.At < oldest)
            _recent.Dequeue();
    }

    private void CompleteSubscriptions()
    {
        foreach (var subscription in _subscriptions)
            subscription.Complete();
        _subscriptions.Clear();
    }

    private void Unsubscribe(MeetingSubscription subscription)
    {
        lock (_lock)
            _subscriptions.Remove(subscription);
    }
}
