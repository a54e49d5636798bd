namespace Conference.Client;

/// <summary>One file of a recording.</summary>
public sealed record RecordingArtifact
{
    /// <summary>What it is.</summary>
    public ArtifactKind Kind { get; init; }

    /// <summary>Its path in the recording, with forward slashes, such as <c>tracks/ann-camera-1.mkv</c>.</summary>
    public string Path { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>Its media type, such as <c>video/mp4</c>.</summary>
    public string MediaType { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>Its size in bytes.</summary>
    public long SizeBytes { get; init; }

    /// <summary>SHA-256 of its bytes, lower-case hexadecimal; null until it is known.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The storage that has it, <c>primary</c> or <c>backup</c>; null while it is on the recorder's disk alone.</summary>
    public string? Storage { get; init; }
}
