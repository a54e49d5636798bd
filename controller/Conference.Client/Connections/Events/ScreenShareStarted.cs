namespace Conference.Client;

/// <summary>Somebody shares a screen.</summary>
/// <param name="ParticipantId">Who.</param>
public sealed record ScreenShareStarted(string ParticipantId) : MeetingEvent;
