namespace Conference.Client;

/// <summary>Somebody no longer shares a screen.</summary>
/// <param name="ParticipantId">Who.</param>
public sealed record ScreenShareStopped(string ParticipantId) : MeetingEvent;
