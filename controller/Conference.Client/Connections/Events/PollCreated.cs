namespace Conference.Client;

/// <summary>Somebody asks the meeting.</summary>
/// <param name="Poll">What.</param>
public sealed record PollCreated(Poll Poll) : MeetingEvent;
