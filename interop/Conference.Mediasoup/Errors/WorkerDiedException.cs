namespace Conference.Mediasoup;

/// <summary>The worker process ended without being asked to; every call that was waiting for its answer fails with this.</summary>
public sealed class WorkerDiedException : MediasoupException
{
    internal WorkerDiedException(int processId, int exitCode, Exception? innerException = null)
        : base($"The mediasoup-worker process {processId} died with exit code {exitCode}. Start a new worker.", innerException)
    {
        ProcessId = processId;
        ExitCode = exitCode;
    }

    /// <summary>The id that the process had.</summary>
    public int ProcessId { get; }

    /// <summary>Its exit code; 128 + the signal's number when a signal ended it, e.g. 137 for SIGKILL.</summary>
    public int ExitCode { get; }
}
