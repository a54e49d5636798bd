using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Rows;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    private static readonly TimeSpan EarlyEntrance = TimeSpan.FromMinutes(15);

    private readonly List<BanRow> _bans = [];

    public string? PasscodeHash { get; private set; }

    public IReadOnlyList<BanRow> Bans
    {
        get
        {
            lock (_lock)
                return [.. _bans];
        }
    }

    /// <summary>Lets somebody in or into the lobby; somebody who is there already gets one more device.</summary>
    /// <exception cref="RefusedException">The door is closed to them; the code says why.</exception>
    public Participant Enter(Change change, Entrance entrance)
    {
        RequireOpen();
        RequireNotBanned(entrance);
        var known = entrance.UserId is { } userId ? _participants.Values.FirstOrDefault(person => person.UserId == userId) : null;
        if (known is { IsHere: true })
        {
            known.Devices.Add(entrance.KeyThumbprint);
            change.Audit("participant.join", "participant", known.Id);
            return known;
        }

        RequireOpenDoor(change, entrance);
        var participant = known ?? Add(entrance, change.At);
        participant.DisplayName = entrance.DisplayName;
        participant.Role = entrance.Role ?? Settings.DefaultRole;
        participant.GrantChanges = entrance.GrantChanges;
        participant.State = MustWait(entrance) ? ParticipantState.Waiting : ParticipantState.Joining;
        participant.JoinedAt = change.At;
        participant.LeftAt = null;
        participant.Reason = null;
        participant.HandRaisedAt = null;
        participant.Devices.Clear();
        participant.Devices.Add(entrance.KeyThumbprint);
        Write(change, participant);
        change.Audit("participant.join", "participant", participant.Id);
        if (participant.State == ParticipantState.Waiting)
            change.Emit(new LobbyEntered(participant.View), Audience.OnlyModerators);
        StartGrace(participant);
        return participant;
    }

    public void Admit(Change change, string participantId)
    {
        RequireOpen();
        var participant = RequireWaiting(participantId);
        RequireRoom();
        participant.State = ParticipantState.Joining;
        participant.JoinedAt = change.At;
        change.Audit("lobby.admit", "participant", participantId);
        change.Emit(new LobbyExited(participantId, ParticipantState.Present), Audience.OnlyModerators);
        participant.AdmittedAt = change.Emit(new Admitted(participant.View), Audience.Only(participantId)).Sequence;
        if (participant.Connections.Count > 0)
            Announce(change, participant);
        Write(change, participant);
    }

    public void Deny(Change change, string participantId)
    {
        var participant = RequireWaiting(participantId);
        change.Audit("lobby.deny", "participant", participantId);
        change.Emit(new LobbyExited(participantId, ParticipantState.Denied), Audience.OnlyModerators);
        change.Emit(new Denied(participantId), Audience.Only(participantId));
        Depart(change, participant, ParticipantState.Denied);
    }

    public int AdmitAll(Change change)
    {
        RequireOpen();
        var waiting = _participants.Values.Where(person => person.State == ParticipantState.Waiting).OrderBy(person => person.JoinedAt).ToList();
        foreach (var participant in waiting)
            Admit(change, participant.Id);
        return waiting.Count;
    }

    public void SetLocked(Change change, bool locked)
    {
        RequireOpen();
        if (IsLocked == locked)
            return;
        IsLocked = locked;
        change.Audit(locked ? "meeting.lock" : "meeting.unlock", "meeting", Id);
        WriteChanged(change);
    }

    public void SetPasscode(Change change, string? passcodeHash)
    {
        RequireOpen();
        PasscodeHash = passcodeHash;
        change.Audit(passcodeHash is null ? "passcode.remove" : "passcode.set", "meeting", Id);
        WriteChanged(change);
    }

    /// <summary>Keeps somebody out, by account and by device, and sends them out when they are in.</summary>
    public BanRow Ban(Change change, string participantId, string? reason)
    {
        var participant = Require(participantId);
        RequireAbove(change, participant);
        var bans = participant.Devices.DefaultIfEmpty().Select(device => new BanRow(
            Ids.New(), TenantId, Id, participant.UserId, device, participant.DisplayName, change.Caller.Id, change.At, null)).ToList();
        foreach (var ban in bans)
            change.Write(ban);
        _bans.AddRange(bans);
        change.Audit("participant.ban", "participant", participantId, ReasonOf(reason));
        TellRemoved(change, participant, reason, banned: true);
        Expel(change, participant, ParticipantState.Banned, reason);
        return bans[0];
    }

    public void LiftBan(Change change, string banId)
    {
        var ban = _bans.Find(candidate => candidate.Id == banId)
            ?? throw new RefusedException(RefusalCode.BanNotFound, $"There is no ban '{banId}' in meeting {Code}.");
        _bans.Remove(ban);
        change.Write(ban with { LiftedAt = change.At });
        change.Audit("ban.lift", "ban", banId);
    }

    private static string? ReasonOf(string? reason) =>
        reason is null ? null : JsonSerializer.Serialize(new ReasonDetail(reason), MeetingJson.Default.ReasonDetail);

    private Participant Add(Entrance entrance, DateTimeOffset at)
    {
        var id = Ids.New();
        var participant = new Participant(
            id, entrance.UserId ?? Participant.GuestPrefix + id, entrance.DisplayName, entrance.Role ?? Settings.DefaultRole, at);
        _participants.Add(id, participant);
        return participant;
    }

    private void RequireNotBanned(Entrance entrance)
    {
        if (_bans.Exists(ban => ban.KeyThumbprint == entrance.KeyThumbprint || (entrance.UserId is not null && ban.UserId == entrance.UserId)))
            throw new RefusedException(RefusalCode.Banned, "A host has banned you from this meeting.");
    }

    private void RequireOpenDoor(Change change, Entrance entrance)
    {
        if (!entrance.HasToken && !Settings.Guests)
            throw new RefusedException(RefusalCode.TokenRequired, "This meeting takes no guests: come by the application that invited you.");
        if (!entrance.IsHost && _details is { Kind: MeetingKind.Scheduled, StartsAt: { } start } && change.At < start - EarlyEntrance)
            throw new RefusedException(RefusalCode.MeetingNotStarted, $"This meeting begins at {start:yyyy-MM-dd HH:mm} UTC; come in from 15 minutes before.");
        if (IsLocked && !entrance.IsHost)
            throw new RefusedException(RefusalCode.MeetingLocked, "A host has locked this meeting: nobody else comes in.");
        RequireRoom();
    }

    private void RequireRoom()
    {
        var inside = _participants.Values.Count(person => person.State is ParticipantState.Joining or ParticipantState.Present);
        if (inside >= _details.Capacity)
            throw new RefusedException(RefusalCode.MeetingFull, $"This meeting has room for {_details.Capacity}, and all places are taken.");
    }

    private bool MustWait(Entrance entrance) => !entrance.IsHost && Settings.Lobby switch
    {
        LobbyMode.Off => false,
        LobbyMode.Guests => !entrance.HasToken,
        LobbyMode.Everyone => true,
        _ => throw new InvalidOperationException($"A lobby mode {Settings.Lobby} that nobody knows."),
    };

    private Participant RequireWaiting(string participantId)
    {
        var participant = Require(participantId);
        return participant.State == ParticipantState.Waiting
            ? participant
            : throw new RefusedException(RefusalCode.NotInLobby, $"Participant '{participantId}' does not wait in the lobby.");
    }
}

internal sealed record ReasonDetail(string Reason);
