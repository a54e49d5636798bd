using Conference.Controller.Access.Roles;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Live;

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

    /// <summary>Follows the meeting as one of its participants, or as a part of the server.</summary>
    public MeetingSubscription Subscribe(string? participantId = null)
    {
        lock (_lock)
        {
            RequireOpen();
            var listener = participantId is null ? null : Require(participantId);
            return Add(new MeetingSubscription(Snapshot(listener), listener, Unsubscribe));
        }
    }

    /// <summary>
    /// Follows the meeting from a number on: the subscription has no state but what happened after that number and before itself.
    /// When that is no longer known, or the participant was away for a reason of their own, it is one with the whole state.
    /// </summary>
    public MeetingSubscription Resume(string participantId, long after)
    {
        lock (_lock)
        {
            RequireOpen();
            Prune();
            var listener = Require(participantId);
            var oldest = _recent.TryPeek(out var first) ? first.Sequence : _delivered + 1;
            if (after > _delivered || after < oldest - 1)
                return Subscribe(participantId);
            List<MeetingEvent> missed = [.. _recent.Where(meetingEvent => meetingEvent.Sequence > after && meetingEvent.IsFor(listener))];
            return missed.Exists(meetingEvent => meetingEvent.Interrupts(participantId))
                ? Subscribe(participantId)
                : Add(new MeetingSubscription(_delivered, _sequence, missed, listener, Unsubscribe));
        }
    }

    /// <summary>Tells everybody who is heard, when that are others than before. Nothing is kept of it.</summary>
    public void SetSpeaking(IReadOnlyList<string> participantIds)
    {
        lock (_lock)
        {
            if (_speaking.Count == participantIds.Count && _speaking.TrueForAll(participantIds.Contains))
                return;
            _speaking.Clear();
            _speaking.AddRange(participantIds);
            Publish(MeetingEvent.Transient(_clock.GetUtcNow(), new SpeakingNow([.. participantIds])));
        }
    }

    internal long NextSequence() => ++_sequence;

    private MeetingSubscription Add(MeetingSubscription subscription)
    {
        _subscriptions.Add(subscription);
        return subscription;
    }

    // What somebody in the lobby sees of a meeting is its name and themselves.
    private MeetingSnapshot Snapshot(Participant? listener)
    {
        if (listener is { State: ParticipantState.Waiting })
            return new MeetingSnapshot(_sequence, View, listener.View, IsAdmitted: false);
        var moderates = listener is null || listener.Grants.Has(Grants.Moderate);
        var people = _participants.Values.OrderBy(participant => participant.JoinedAt).ToList();
        var snapshot = new MeetingSnapshot(_sequence, View, listener?.View, IsAdmitted: true)
        {
            Participants = [.. people.Where(person => person.State == ParticipantState.Present).Select(person => person.View)],
            Lobby = [.. people.Where(person => moderates && person.State == ParticipantState.Waiting).Select(person => person.View)],
            Sharing = [.. _sharing],
            Speaking = [.. _speaking],
        };
        return listener is null ? snapshot : snapshot with
        {
            Hands = [.. RaisedHands().Select(person => person.Id)],
            Polls = [.. ShownPolls().Select(poll => poll.View with { OwnVote = poll.VoteOf(listener.Id) })],
            Consents = ShownConsents(),
            Chat = [.. VisibleMessages(listener.Id, long.MaxValue, ShownMessages).Select(ViewOf).Reverse()],
            OwnState = listener.OwnState.ToDictionary(StringComparer.Ordinal),
        };
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
                Publish(meetingEvent);
                if (meetingEvent.Body is MeetingEnded)
                    CompleteSubscriptions();
            }

            Prune();
        }

        foreach (var meetingEvent in events)
            Happened?.Invoke(this, meetingEvent);
    }

    private void Publish(MeetingEvent meetingEvent)
    {
        foreach (var subscription in _subscriptions)
            subscription.Publish(meetingEvent);
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
