using Conference.Controller.Access.Roles;

namespace Conference.Controller.Meetings.Changes;

/// <summary>Whom an event is for.</summary>
/// <param name="Participants">Only these, by id; null for no such limit.</param>
/// <param name="Moderators">Only those who may act on people; with participants, these too.</param>
/// <param name="Waiting">Also those in the lobby.</param>
internal sealed record Audience(IReadOnlyList<string>? Participants = null, bool Moderators = false, bool Waiting = false)
{
    /// <summary>Everybody in the meeting; the lobby is not.</summary>
    public static Audience Everyone { get; } = new();

    public static Audience EveryoneAndLobby { get; } = new(Waiting: true);

    public static Audience OnlyModerators { get; } = new(Moderators: true);

    /// <summary>Whether applications may be told (webhooks, events of a tenant): private messages are for their people only.</summary>
    public bool IsPublic => Participants is null;

    public static Audience Only(params IReadOnlyList<string> participants) => new(participants);

    /// <summary>Whether it is for this very participant, wherever they are.</summary>
    public bool Names(Participant participant) => Participants is not null && Participants.Contains(participant.Id);

    public bool Includes(Participant participant)
    {
        if (Names(participant))
            return true;
        if (participant.State == ParticipantState.Waiting)
            return Waiting;
        return Moderators ? participant.Grants.Has(Grants.Moderate) : Participants is null;
    }
}
