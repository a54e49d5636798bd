namespace Conference.Client;

/// <summary>A host muted somebody.</summary>
/// <param name="ParticipantId">Who was muted.</param>
/// <param name="Source">What of theirs.</param>
/// <param name="MayUnmute">Whether they may unmute themselves.</param>
/// <param name="By">Who did it; null for an application.</param>
public sealed record Muted(string ParticipantId, TrackSource Source, bool MayUnmute, string? By) : MeetingEvent;
