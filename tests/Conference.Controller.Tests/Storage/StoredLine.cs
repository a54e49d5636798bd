namespace Conference.Controller.Tests.Storage;

/// <summary>A line with the place that it was written at.</summary>
internal sealed record StoredLine(long Position, string NoteId, long Line);
