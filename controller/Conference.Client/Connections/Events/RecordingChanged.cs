namespace Conference.Client;

/// <summary>The recording goes on to another state.</summary>
/// <param name="Recording">How it is now.</param>
public sealed record RecordingChanged(Recording Recording) : MeetingEvent;
