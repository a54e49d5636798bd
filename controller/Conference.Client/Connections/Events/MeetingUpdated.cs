namespace Conference.Client;

/// <summary>The meeting changed.</summary>
/// <param name="Meeting">The meeting, as it is now.</param>
public sealed record MeetingUpdated(MeetingInfo Meeting) : MeetingEvent;
