namespace Conference.Mediasoup;

/// <summary>How much a worker writes to its log.</summary>
public enum WorkerLogLevel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Errors.</summary>
    Error,

    /// <summary>Warnings and errors.</summary>
    Warn,

    /// <summary>Everything that <see cref="WorkerOptions.LogTags"/> select, and warnings and errors.</summary>
    Debug,
}
