namespace Conference.Mediasoup;

/// <summary>A mediasoup-worker process could not be found or started, or ended before it was ready.</summary>
public sealed class WorkerStartException : MediasoupException
{
    /// <summary>Creates the exception for a worker that never became ready.</summary>
    /// <param name="message">What was tried and what the caller can do about it.</param>
    /// <param name="exitCode">The exit code of the process when it ended by itself.</param>
    /// <param name="innerException">The error behind it.</param>
    public WorkerStartException(string message, int? exitCode = null, Exception? innerException = null)
        : base(message, innerException) => ExitCode = exitCode;

    /// <summary>The exit code of the process, e.g. 42 for settings that the worker refused, or null when it was never started.</summary>
    public int? ExitCode { get; }
}
