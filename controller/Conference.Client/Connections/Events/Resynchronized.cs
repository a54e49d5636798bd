namespace Conference.Client;

/// <summary>The server told the whole state anew: after the lobby, or because the connection was away for longer than events are kept for it.</summary>
/// <param name="State">How things stand now.</param>
/// <param name="Missed">Whether events were missed.</param>
public sealed record Resynchronized(MeetingState State, bool Missed) : MeetingEvent;
