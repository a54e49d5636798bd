namespace Conference.Mediasoup;

/// <summary>How a worker process ended.</summary>
/// <param name="ProcessId">The id that the process had.</param>
/// <param name="ExitCode">Its exit code; 128 + the signal's number when a signal ended it, e.g. 137 for SIGKILL.</param>
/// <param name="Requested">Whether <see cref="Worker.DisposeAsync"/> asked for it.</param>
public sealed record WorkerExit(int ProcessId, int ExitCode, bool Requested)
{
    private const int SignalBase = 128;

    /// <summary>The number of the signal that ended the process, or null when it ended by itself.</summary>
    public int? Signal => ExitCode > SignalBase ? ExitCode - SignalBase : null;
}
