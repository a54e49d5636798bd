using System.Diagnostics;

namespace Conference.Benchmarks.Soak;

/// <summary>What this process and its workers hold between meetings.</summary>
/// <param name="At">When, since the start.</param>
/// <param name="Heap">Live managed memory, in bytes.</param>
/// <param name="Resident">All memory of the process, in bytes.</param>
/// <param name="Native">That part of it which the collector has nothing to do with, in bytes.</param>
/// <param name="Descriptors">Open files, pipes and sockets, but for loaded assemblies: the runtime loads them when they are first needed.</param>
/// <param name="Threads">All threads, those of the pool included.</param>
/// <param name="Pending">Requests that wait for an answer.</param>
/// <param name="Handlers">Entities that are told of changes.</param>
/// <param name="WorkersResident">All memory of the workers, in bytes.</param>
internal sealed record SoakSample(
    TimeSpan At, long Heap, long Resident, long Native, int Descriptors, int Threads, int Pending, int Handlers, long WorkersResident)
{
    private const double Mebibyte = 1024 * 1024;

    public static SoakSample Take(TimeSpan at, Worker[] workers)
    {
        // Twice, since finalizers release what the first collection found.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        // What GC.GetTotalMemory adds since the collection may be negative for a moment.
        var collected = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        using var self = Process.GetCurrentProcess();
        return new SoakSample(
            at,
            collected.HeapSizeBytes - collected.FragmentedBytes,
            self.WorkingSet64,
            self.WorkingSet64 - collected.TotalCommittedBytes,
            Directory.GetFileSystemEntries("/proc/self/fd").Count(IsNoAssembly),
            self.Threads.Count,
            workers.Sum(worker => worker.Channel.PendingCount),
            workers.Sum(worker => worker.Channel.Handlers.Count),
            workers.Sum(ResidentOf));
    }

    public override string ToString() =>
        $"{At.TotalSeconds,5:0} s: heap {Heap / Mebibyte:0.00} MiB, resident {Resident / Mebibyte:0.0} MiB ({Native / Mebibyte:0.0} native), {Descriptors} descriptors, "
        + $"{Threads} threads, {Pending} pending, {Handlers} handlers, workers {WorkersResident / Mebibyte:0} MiB";

    // The descriptor that listed the folder has no target any more.
    private static bool IsNoAssembly(string descriptor) =>
        new FileInfo(descriptor).LinkTarget is { } target && !target.EndsWith(".dll", StringComparison.Ordinal);

    private static long ResidentOf(Worker worker)
    {
        using var process = Process.GetProcessById(worker.ProcessId);
        return process.WorkingSet64;
    }
}
