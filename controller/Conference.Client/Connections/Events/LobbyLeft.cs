namespace Conference.Client;

/// <summary>Somebody no longer waits. For those who may let people in.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Reason">How: let in, denied, gone.</param>
public sealed record LobbyLeft(string ParticipantId, ParticipantState Reason) : MeetingEvent;
