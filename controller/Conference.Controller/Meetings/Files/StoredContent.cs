namespace Conference.Controller.Meetings.Files;

/// <summary>A content on disk.</summary>
internal sealed record StoredContent(long Size, string Sha256);
