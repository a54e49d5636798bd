using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>A recording as it stands in the database, with its artifacts and the recorder whose disk holds it.</summary>
internal sealed record RecordingRow
{
    public required string Id { get; init; }

    public required string TenantId { get; init; }

    public required string MeetingId { get; init; }

    public required string MeetingCode { get; init; }

    public required string MeetingName { get; init; }

    public string? Name { get; init; }

    public required RecordingState State { get; init; }

    public required DesiredCapture Desired { get; init; }

    public required RecordingSettings Settings { get; init; }

    public bool Anew { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public long Epoch { get; init; }

    public string? StorageId { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public RecordingState? FailedState { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public double PausedSeconds { get; init; }

    public double? DurationSeconds { get; init; }

    public double? CaptureCpuSeconds { get; init; }

    public double? ComposeCpuSeconds { get; init; }

    public long? SizeBytes { get; init; }

    public double? Progress { get; init; }

    public double? BacklogSeconds { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    public string? EndReason { get; init; }

    public string? StartedBy { get; init; }

    public IReadOnlyList<string> Participants { get; init; } = [];

    public IReadOnlyList<string> Missing { get; init; } = [];

    public bool LegalHold { get; init; }

    public DateTimeOffset? RetainUntil { get; init; }

    public DateTimeOffset? LocalGoneAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Revision { get; init; }

    // From here on of other tables.
    public IReadOnlyList<ArtifactRow> Artifacts { get; init; } = [];

    public string? RecorderName { get; init; }

    /// <summary>Whether the recorder whose disk holds it was heard of lately.</summary>
    public bool RecorderAlive { get; init; }

    public bool IsActive => State <= RecordingState.Stopping;

    public bool IsFinal => State is RecordingState.Completed or RecordingState.Failed;

    /// <summary>The recorder that must come back before anything goes on.</summary>
    public string? WaitsFor => !IsFinal && Owner is null && StorageId is not null && !RecorderAlive ? RecorderName ?? StorageId : null;
}
