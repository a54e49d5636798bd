namespace Conference.Client;

/// <summary>This participant was turned away from the lobby.</summary>
/// <param name="ParticipantId">This participant.</param>
public sealed record Denied(string ParticipantId) : MeetingEvent;
