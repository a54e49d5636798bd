namespace Conference.Benchmarks.Interop.Sides;

/// <summary>What one run took.</summary>
/// <param name="Seconds">From the first request to the last answer or event.</param>
/// <param name="CpuSeconds">User and system time of the controlling process meanwhile, all of its threads.</param>
/// <param name="WorkerCpuSeconds">The same of the worker, which the system counts in steps of 10 ms.</param>
/// <param name="AllocatedBytes">Managed memory that was allocated meanwhile; null from Node, which doesn't count it.</param>
/// <param name="ResidentBytes">The controlling process's memory after a full collection, everything still open.</param>
/// <param name="HeapBytes">The live part of its managed heap then.</param>
/// <param name="WorkerResidentBytes">The worker's memory then.</param>
internal sealed record RunResult(
    double Seconds,
    double CpuSeconds,
    double WorkerCpuSeconds,
    long? AllocatedBytes,
    long ResidentBytes,
    long HeapBytes,
    long WorkerResidentBytes);
