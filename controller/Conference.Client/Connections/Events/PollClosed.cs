namespace Conference.Client;

/// <summary>A poll takes no more votes.</summary>
/// <param name="Poll">Its result.</param>
public sealed record PollClosed(Poll Poll) : MeetingEvent;
