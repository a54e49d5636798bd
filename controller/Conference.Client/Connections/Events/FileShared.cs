namespace Conference.Client;

/// <summary>Somebody gave a file to the meeting.</summary>
/// <param name="File">Which.</param>
public sealed record FileShared(MeetingFile File) : MeetingEvent;
