namespace Conference.Client;

/// <summary>Somebody reacted.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Reaction">How, such as 👍.</param>
public sealed record Reacted(string ParticipantId, string Reaction) : MeetingEvent;
