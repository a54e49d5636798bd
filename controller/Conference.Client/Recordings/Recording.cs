namespace Conference.Client;

/// <summary>A recording as it was when it was read. What is not known yet is null.</summary>
public sealed record Recording
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>The meeting that it shows.</summary>
    public string MeetingId { get; init; } = string.Empty;

    /// <summary>The meeting's code.</summary>
    public string MeetingCode { get; init; } = string.Empty;

    /// <summary>The meeting's name.</summary>
    public string MeetingName { get; init; } = string.Empty;

    /// <summary>How far it is.</summary>
    public RecordingState State { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When capture began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When capture ended.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>When the file was ready.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How long it is.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>How large the file is.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>How much of the film is made, 0 to 1.</summary>
    public double? Progress { get; init; }

    /// <summary>What went wrong, as a stable word.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What went wrong, in a sentence.</summary>
    public string? Error { get; init; }
}
