using Conference.Controller.Errors;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    /// <summary>How long somebody without a connection stays: a lost socket comes back in seconds, a first one too.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Lets somebody in; others see them from their first connection on.</summary>
    public string Join(string displayName)
    {
        lock (_lock)
        {
            ThrowIfEnded();
            var participant = new Participant(Guid.NewGuid().ToString("N"), displayName, clock.GetUtcNow());
            _participants.Add(participant.Id, participant);
            StartGrace(participant);
            return participant.Id;
        }
    }

    /// <summary>Counts a connection of a participant until the answer is disposed.</summary>
    /// <exception cref="RefusedException">The participant has left, or the meeting has ended.</exception>
    public IDisposable Attach(string participantId)
    {
        lock (_lock)
        {
            ThrowIfEnded();
            if (!_participants.TryGetValue(participantId, out var participant))
                throw new RefusedException(RefusalCode.ParticipantLeft, "You have left this meeting: join again.");
            participant.Grace?.Dispose();
            participant.Grace = null;
            participant.Connections++;
            if (!participant.Announced)
            {
                participant.Announced = true;
                Publish((sequence, at) => new ParticipantCame(sequence, at, participant.View));
            }
            else if (participant.Connections == 1)
            {
                Publish((sequence, at) => new ParticipantChanged(sequence, at, participant.View));
            }

            return new Attachment(this, participantId);
        }
    }

    /// <summary>Takes somebody out; nothing happens when they are gone already.</summary>
    public void Leave(string participantId, LeaveReason reason)
    {
        lock (_lock)
        {
            if (!_participants.Remove(participantId, out var participant))
                return;
            participant.Dispose();
            if (_participants.Count == 0)
                _emptySince = clock.GetUtcNow();
            if (participant.Announced)
                Publish((sequence, at) => new ParticipantGone(sequence, at, participantId, reason));
        }
    }

    private void Detach(string participantId)
    {
        lock (_lock)
        {
            if (!_participants.TryGetValue(participantId, out var participant) || --participant.Connections > 0)
                return;
            StartGrace(participant);
            Publish((sequence, at) => new ParticipantChanged(sequence, at, participant.View));
        }
    }

    private void StartGrace(Participant participant) =>
        participant.Grace = clock.CreateTimer(_ => LeaveIfLost(participant), null, Grace, Timeout.InfiniteTimeSpan);

    private void LeaveIfLost(Participant participant)
    {
        lock (_lock)
        {
            // The timer may fire while a connection is just being attached.
            if (participant.Connections == 0)
                Leave(participant.Id, LeaveReason.Lost);
        }
    }

    private sealed class Attachment(Meeting meeting, string participantId) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
                meeting.Detach(participantId);
        }
    }
}
