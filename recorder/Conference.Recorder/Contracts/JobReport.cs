namespace Conference.Recorder.Contracts;

/// <summary>How far a recording is. Each report holds all that is known, so that one may take the place of those before it.</summary>
public sealed record JobReport(RecordingState State)
{
    /// <summary>When the recording began: its time 0.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Since when it is paused; null when it is not.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Length of the pauses that are over.</summary>
    public TimeSpan PausedFor { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Why the capture ended.</summary>
    public string? EndReason { get; init; }

    /// <summary>Length without pauses, once it is known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>0 to 1 while composing or uploading.</summary>
    public double? Progress { get; init; }

    /// <summary>How much of what is captured waits to be composed.</summary>
    public TimeSpan? Backlog { get; init; }

    /// <summary>Which try at this state it is, from 1 on.</summary>
    public int Attempts { get; init; }

    /// <summary>What was wanted here while the store could not be asked; null leaves what the store has.</summary>
    public DesiredCapture? Desired { get; init; }

    /// <summary>What it was composed to; null before.</summary>
    public RecordingResult? Result { get; init; }

    /// <summary>Where the artifacts went; null before they did, or when they stay where they are.</summary>
    public IReadOnlyList<StoredObject>? Stored { get; init; }

    /// <summary>Whether nothing of it is on the recorder's disk any more: its files were there only to be delivered elsewhere.</summary>
    public bool IsGoneHere { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>State from which a retry goes on, of a failed one.</summary>
    public RecordingState? FailedState { get; init; }

    /// <summary>The lease is given back, and nobody takes the job before that time has passed; null keeps the lease.</summary>
    public TimeSpan? RetryIn { get; init; }
}
