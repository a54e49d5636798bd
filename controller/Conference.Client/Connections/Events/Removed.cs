namespace Conference.Client;

/// <summary>This participant was put out. The connection ends after it.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Reason">What they are told; null when nothing.</param>
/// <param name="Banned">Whether they may not come back.</param>
/// <param name="By">The participant who did it; null for an application.</param>
public sealed record Removed(string ParticipantId, string? Reason, bool Banned, string? By) : MeetingEvent;
