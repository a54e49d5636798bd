namespace Conference.Mediasoup.Hosting;

/// <summary>One place of the pool, as it is now.</summary>
/// <param name="Number">The place, from 1; a worker that is replaced leaves its number and ports to the next one.</param>
/// <param name="State">What it does.</param>
/// <param name="Worker">The worker that runs; null while none does.</param>
/// <param name="Load">
/// How busy the worker is; 1 is a core's worth. The larger of the CPU that it was seen to use and the CPU that its streams are expected to.
/// </param>
/// <param name="Cpu">The share of a core that it has used between the last two samples; 1 when it did not answer.</param>
/// <param name="Usage">What it has used so far, when it was asked last; null before.</param>
public sealed record WorkerStatus(
    int Number, WorkerState State, PooledWorker? Worker, double Load, double Cpu, WorkerResourceUsage? Usage);
