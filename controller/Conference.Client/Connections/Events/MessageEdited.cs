namespace Conference.Client;

/// <summary>Somebody changed what they wrote.</summary>
/// <param name="Message">What it is now.</param>
public sealed record MessageEdited(ChatMessage Message) : MeetingEvent;
