namespace Conference.Client;

/// <summary>The connection was away for longer than the server keeps events: some were missed, and <see cref="MeetingConnection.State"/> is as things are now.</summary>
public sealed record Resynchronized : MeetingEvent;
