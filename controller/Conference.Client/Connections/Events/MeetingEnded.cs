namespace Conference.Client;

/// <summary>The meeting is over. The connection ends after it.</summary>
/// <param name="Reason">Why.</param>
public sealed record MeetingEnded(string Reason) : MeetingEvent;
