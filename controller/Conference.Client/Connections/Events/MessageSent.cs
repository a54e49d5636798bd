namespace Conference.Client;

/// <summary>Somebody wrote.</summary>
/// <param name="Message">What.</param>
public sealed record MessageSent(ChatMessage Message) : MeetingEvent;
