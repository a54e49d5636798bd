namespace Conference.Mediasoup;

/// <summary>The worker's names of its log levels and tags.</summary>
internal static class WorkerLogNames
{
    public static string ToWorker(this WorkerLogLevel level) => level switch
    {
        WorkerLogLevel.None => "none",
        WorkerLogLevel.Error => "error",
        WorkerLogLevel.Warn => "warn",
        WorkerLogLevel.Debug => "debug",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "The worker has the log levels None, Error, Warn and Debug."),
    };

    public static string ToWorker(this WorkerLogTag tag) => Enum.IsDefined(tag)
        ? tag.ToString().ToLowerInvariant()
        : throw new ArgumentOutOfRangeException(nameof(tag), tag, "The worker has no such log tag.");
}
