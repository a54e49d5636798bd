namespace Conference.Client;

/// <summary>A recording without a file, a file without a recording, or a file of another size.</summary>
public sealed record ReconciliationProblem
{
    /// <summary>What it is, as a stable word such as <c>fileMissing</c>, <c>fileUnknown</c> or <c>sizeDiffers</c>.</summary>
    public string Kind { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The recording; null for a file that belongs to none.</summary>
    public string? RecordingId { get; init; }

    /// <summary>The file's path in the recording, where it is known.</summary>
    public string? Path { get; init; }

    /// <summary>The object's key in the storage, where it is known.</summary>
    public string? Key { get; init; }

    /// <summary>How large the file should be, where that is what does not fit.</summary>
    public long? ExpectedBytes { get; init; }

    /// <summary>How large it is.</summary>
    public long? ActualBytes { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public string? Detail { get; init; }
}
