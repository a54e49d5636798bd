namespace Conference.Mediasoup;

/// <summary>The settings that a running worker can change.</summary>
public sealed record WorkerSettings
{
    /// <summary>How much the worker logs; null leaves it as it is.</summary>
    public WorkerLogLevel? LogLevel { get; init; }

    /// <summary>The areas to log about; null leaves them as they are.</summary>
    public IReadOnlyList<WorkerLogTag>? LogTags { get; init; }
}
