namespace Conference.Client;

/// <summary>Somebody waits to be let in. For those who may let them in.</summary>
/// <param name="Participant">Who.</param>
public sealed record LobbyJoined(ParticipantInfo Participant) : MeetingEvent;
