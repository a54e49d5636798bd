namespace Conference.Client;

/// <summary>What a comparison of a recording's files with what was stored came to.</summary>
public sealed record RecordingVerification
{
    /// <summary>The recording.</summary>
    public string RecordingId { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>Whether every file is there, as it was stored.</summary>
    public bool Ok { get; init; }

    /// <summary>When it was looked at.</summary>
    public DateTimeOffset CheckedAt { get; init; }

    /// <summary>Each file.</summary>
    public IReadOnlyList<ArtifactCheck> Artifacts { get; init => field = value ?? []; } = [];
}
