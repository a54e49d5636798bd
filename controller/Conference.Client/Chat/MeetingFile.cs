namespace Conference.Client;

/// <summary>A file that somebody gave to the meeting.</summary>
public sealed record MeetingFile
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>Who gave it: a participant, or <c>application</c>.</summary>
    public string UploaderId { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What it is called.</summary>
    public string Name { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What sort of file it is, such as <c>application/pdf</c>.</summary>
    public string MediaType { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>How many bytes it has.</summary>
    public long Size { get; init; }

    /// <summary>The SHA-256 of its content, in lower-case hex.</summary>
    public string Sha256 { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>When it came.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
