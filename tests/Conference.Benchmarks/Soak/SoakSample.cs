using System.Diagnostics;

namespace Conference.Benchmarks.Soak;

/// <summary>What this process and its workers hold between meetings.</summary>
internal sealed record SoakSample(
    TimeSpan At, long Heap, long Resident, int Descriptors, int Threads, int Pending, int Handlers, long WorkersResident)
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

        using var self = Process.GetCurrentProcess();
        return new SoakSample(
            at,
            GC.GetTotalMemory(forceFullCollection: true),
            self.WorkingSet64,
            Directory.GetFileSystemEntries("/proc/self/fd").Length,
            self.Threads.Count,
            workers.Sum(worker => worker.Channel.PendingCount),
            workers.Sum(worker => worker.Channel.Handlers.Count),
            workers.Sum(ResidentOf));
    }

    public override string ToString() =>
        $"{At.TotalSeconds,5:0} s: heap {Heap / Mebibyte:0.00} MiB, resident {Resident / Mebibyte:0} MiB, {Descriptors} descriptors, "
        + $"{Threads} threads, {Pending} pending, {Handlers} handlers, workers {WorkersResident / Mebibyte:0} MiB";

    private static long ResidentOf(Worker worker)
    {
        using var process = Process.GetProcessById(worker.ProcessId);
        return process.WorkingSet64;
    }
}
