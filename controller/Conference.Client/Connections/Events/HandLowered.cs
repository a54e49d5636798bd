namespace Conference.Client;

/// <summary>A hand went down.</summary>
/// <param name="ParticipantId">Whose.</param>
/// <param name="By">Who lowered it.</param>
public sealed record HandLowered(string ParticipantId, string? By) : MeetingEvent;
