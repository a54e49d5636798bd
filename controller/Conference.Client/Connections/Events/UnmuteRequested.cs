namespace Conference.Client;

/// <summary>A host asks this participant to unmute.</summary>
/// <param name="ParticipantId">Who is asked.</param>
/// <param name="Source">What they are asked to send.</param>
/// <param name="By">Who asks; null for an application.</param>
public sealed record UnmuteRequested(string ParticipantId, TrackSource Source, string? By) : MeetingEvent;
