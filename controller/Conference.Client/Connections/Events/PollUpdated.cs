namespace Conference.Client;

/// <summary>Somebody voted, or voted differently.</summary>
/// <param name="Poll">How it stands now.</param>
public sealed record PollUpdated(Poll Poll) : MeetingEvent;
