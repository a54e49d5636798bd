namespace Conference.Mediasoup;

/// <summary>What a worker process has used, as getrusage(2) tells it.</summary>
/// <param name="UserTime">CPU time in user mode.</param>
/// <param name="SystemTime">CPU time in the kernel.</param>
/// <param name="MaxResidentSetBytes">The largest resident set so far, in bytes; on Linux never less than that of the process that started the worker, at that time.</param>
/// <param name="MinorPageFaults">Page faults served without I/O.</param>
/// <param name="MajorPageFaults">Page faults that needed I/O.</param>
/// <param name="BlockInputs">Block input operations.</param>
/// <param name="BlockOutputs">Block output operations.</param>
/// <param name="VoluntaryContextSwitches">Context switches because the process waited.</param>
/// <param name="InvoluntaryContextSwitches">Context switches because its time slice was over.</param>
public sealed record WorkerResourceUsage(
    TimeSpan UserTime,
    TimeSpan SystemTime,
    long MaxResidentSetBytes,
    long MinorPageFaults,
    long MajorPageFaults,
    long BlockInputs,
    long BlockOutputs,
    long VoluntaryContextSwitches,
    long InvoluntaryContextSwitches);
