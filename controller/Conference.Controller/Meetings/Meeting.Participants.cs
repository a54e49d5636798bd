using System.Text.Json;
using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Live;
using Conference.Controller.Meetings.Rows;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    /// <summary>How long somebody without a connection stays: a lost socket comes back in seconds, a first one too.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Those who are here or wait, in the order in which they came.</summary>
    public IReadOnlyList<Participant> Participants
    {
        get
        {
            lock (_lock)
                return [.. _participants.Values.Where(participant => participant.IsHere).OrderBy(participant => participant.JoinedAt)];
        }
    }

    /// <summary>Counts a connection of a participant's device until the answer is disposed.</summary>
    /// <exception cref="RefusedException">The participant has left, the device has no ticket for them, or the meeting has ended.</exception>
    public IDisposable Attach(Ticket ticket, string endpoint, string? address)
    {
        var connection = new ConnectionRow(
            Ids.New(), TenantId, Id, ticket.ParticipantId, ticket.KeyThumbprint, endpoint, address, _clock.GetUtcNow(), null);
        Change(change =>
        {
            RequireOpen();
            if (!_participants.TryGetValue(ticket.ParticipantId, out var participant) || !(participant.IsHere || CanReturn(participant)))
                throw new RefusedException(RefusalCode.ParticipantLeft, "You have left this meeting: join again.");
            if (!participant.IsHere)
                Return(change, participant);
            participant.StopGrace();
            participant.Devices.Add(ticket.KeyThumbprint);
            participant.Connections.Add(connection.Id);
            change.Write(connection);
            if (participant.State == ParticipantState.Joining)
            {
                Announce(change, participant);
                Write(change, participant);
            }
            else if (participant is { State: ParticipantState.Present, Connections.Count: 1 })
            {
                change.Emit(new ParticipantChanged(participant.View));
            }
        });
        return new Attachment(this, connection);
    }

    /// <summary>Takes somebody out; nothing happens when they are gone already.</summary>
    public void Leave(Change change, string participantId)
    {
        if (!_participants.TryGetValue(participantId, out var participant) || !participant.IsHere)
            return;
        change.Audit("participant.leave", "participant", participantId);
        Expel(change, participant, ParticipantState.Left, reason: null);
        if (Settings.EndWhenHostLeaves && participant.Role == Role.Host && !HasHost())
            End(change, "hostLeft", close: false);
    }

    public void Kick(Change change, string participantId, string? reason)
    {
        var participant = Require(participantId);
        RequireAbove(change, participant);
        change.Audit("participant.kick", "participant", participantId, ReasonOf(reason));
        TellRemoved(change, participant, reason, banned: false);
        Expel(change, participant, ParticipantState.Removed, reason);
    }

    /// <summary>Gives somebody another name, role or grants; null leaves each as it is.</summary>
    /// <exception cref="RefusedException">The caller may not, or the last host would be gone.</exception>
    public Participant Update(
        Change change, string participantId, string? displayName, Role? role, IReadOnlyDictionary<string, bool>? grants)
    {
        var participant = Require(participantId);
        RoleGrants.Check(grants);
        if (role is not null || grants is not null)
            RequireAbove(change, participant);
        if (role == Role.Host && change.Caller.Kind == CallerKind.Participant && RoleOf(change.Caller) != Role.Host)
            throw new RefusedException(RefusalCode.NotGranted, "Only a host makes somebody a host.");
        participant.DisplayName = displayName ?? participant.DisplayName;
        participant.Role = role ?? participant.Role;
        participant.GrantChanges = grants is null ? participant.GrantChanges : Merge(participant.GrantChanges, grants);
        change.Audit("participant.update", "participant", participantId, JsonSerializer.Serialize(
            new UpdateDetail(displayName, role, grants), MeetingJson.Default.UpdateDetail));
        if (participant.State == ParticipantState.Present)
            change.Emit(new ParticipantChanged(participant.View));
        Write(change, participant);
        return participant;
    }

    /// <summary>Ends the meeting for everybody in it; a recurring room stays for the next one unless it is closed.</summary>
    public void End(Change change, string reason, bool close)
    {
        if (Status == MeetingStatus.Ended)
            return;
        foreach (var participant in _participants.Values.Where(person => person.IsHere).ToList())
            Depart(change, participant, ParticipantState.Ended);
        _sharing.Clear();
        if (_details.Kind != MeetingKind.Recurring || close)
        {
            Status = MeetingStatus.Ended;
            EndedAt = change.At;
            EndReason = reason;
        }

        change.Audit("meeting.end", "meeting", Id, ReasonOf(reason));
        change.Emit(new MeetingEnded(reason), Audience.EveryoneAndLobby);
        WriteMeeting(change);
    }

    /// <exception cref="RefusedException">A co-host acts on a host.</exception>
    internal void RequireAbove(Change change, Participant participant)
    {
        if (change.Caller.Kind == CallerKind.Participant && participant.Role == Role.Host && RoleOf(change.Caller) != Role.Host)
            throw new RefusedException(RefusalCode.NotGranted, "Only a host acts on a host.");
    }

    internal void Write(Change change, Participant participant)
    {
        participant.Version++;
        change.Write(ParticipantRows.Of(this, participant, change.At));
    }

    private static Dictionary<string, bool> Merge(IReadOnlyDictionary<string, bool>? older, IReadOnlyDictionary<string, bool> newer)
    {
        var merged = older is null ? [] : new Dictionary<string, bool>(older, StringComparer.Ordinal);
        foreach (var (name, given) in newer)
            merged[name] = given;
        return merged;
    }

    private Role? RoleOf(Caller caller) => _participants.GetValueOrDefault(caller.Id)?.Role;

    private bool HasHost() => _participants.Values.Any(person => person is { Role: Role.Host, IsHere: true });

    private static void Announce(Change change, Participant participant)
    {
        participant.State = ParticipantState.Present;
        change.Emit(new ParticipantCame(participant.View));
    }

    private static void TellRemoved(Change change, Participant participant, string? reason, bool banned)
    {
        var by = change.Caller.Kind == CallerKind.Participant ? change.Caller.Id : null;
        change.Emit(new Removed(new RemovalView(participant.Id, reason, banned, by)), Audience.Only(participant.Id));
    }

    // Whoever was seen or waited is told to have gone; somebody who never connected leaves no trace but a row.
    private void Expel(Change change, Participant participant, ParticipantState into, string? reason)
    {
        var before = participant.State;
        participant.Reason = into == ParticipantState.Lost && before == ParticipantState.Waiting ? "lobby" : reason;
        Depart(change, participant, into);
        if (before == ParticipantState.Present)
            change.Emit(new ParticipantGone(participant.Id, into));
        else if (before == ParticipantState.Waiting)
            change.Emit(new LobbyExited(participant.Id, into), new Audience([participant.Id], Moderators: true));
    }

    private void Depart(Change change, Participant participant, ParticipantState into)
    {
        participant.StopGrace();
        participant.State = into;
        participant.LeftAt = change.At;
        participant.HandRaisedAt = null;
        StopSharing(change, participant.Id);
        Write(change, participant);
        ForgetGuests();
        if (!_participants.Values.Any(person => person.IsHere))
            _emptySince = change.At;
    }

    private void Detach(ConnectionRow connection) => Change(change =>
    {
        change.Write(connection with { DisconnectedAt = change.At });
        if (!_participants.TryGetValue(connection.ParticipantId, out var participant)
            || !participant.Connections.Remove(connection.Id) || !participant.IsHere || participant.Connections.Count > 0)
        {
            return;
        }

        StartGrace(participant);
        if (participant.State == ParticipantState.Present)
            change.Emit(new ParticipantChanged(participant.View));
    });

    private void StartGrace(Participant participant)
    {
        participant.StopGrace();
        participant.Grace = _clock.CreateTimer(_ => LeaveIfLost(participant), null, Grace, Timeout.InfiniteTimeSpan);
    }

    private void LeaveIfLost(Participant participant)
    {
        try
        {
            Change(change =>
            {
                // The timer may fire while a connection is just being attached.
                if (participant is { Connections.Count: 0, IsHere: true })
                    Expel(change, participant, ParticipantState.Lost, reason: null);
            });
        }
        catch (MeetingUnloadedException)
        {
            // The process ends: after the next start they have as long again to come back.
        }
    }

    private sealed class Attachment(Meeting meeting, ConnectionRow connection) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 1)
                return;
            try
            {
                meeting.Detach(connection);
            }
            catch (MeetingUnloadedException)
            {
                // The process ends, or everybody has left: nobody is to be told.
            }
        }
    }
}

internal sealed record UpdateDetail(string? DisplayName, Role? Role, IReadOnlyDictionary<string, bool>? Grants);
