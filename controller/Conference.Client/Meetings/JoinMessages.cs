using Conference.Client.Keys;

namespace Conference.Client;

internal sealed record JoinBody(string DisplayName, DevicePublicKey Key, string? Token, string? Passcode)
{
    // A record prints its members, and neither token nor passcode must end up in a log.
    public override string ToString() => $"{nameof(JoinBody)} {DisplayName}";
}

internal sealed record JoinAnswer(
    MeetingInfo Meeting,
    string ParticipantId,
    string Ticket,
    string SignalUrl,
    string EventsUrl,
    ParticipantState State = ParticipantState.Present,
    Role Role = Role.Unknown,
    Grants Grants = Grants.None)
{
    public override string ToString() => $"{nameof(JoinAnswer)} {ParticipantId}";
}
