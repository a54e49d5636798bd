namespace Conference.Client;

/// <summary>What became of one stored file.</summary>
public sealed record ArtifactCheck
{
    /// <summary>Its path in the recording.</summary>
    public string Path { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>Where it lies: <c>primary</c>, <c>backup</c>, or null for the recorder's disk.</summary>
    public string? Storage { get; init; }

    /// <summary>Whether it is as it was stored.</summary>
    public bool Ok { get; init; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem { get; init; }
}
