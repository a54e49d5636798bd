using System.Diagnostics;

namespace Conference.Benchmarks.Interop.Sides;

/// <summary>The memory of this process and of its worker, in bytes.</summary>
internal readonly record struct Memory(long Resident, long Heap, long WorkerResident)
{
    /// <summary>Collects first, so that only what is held counts; the peer does the same.</summary>
    public static Memory Measure(int workerId)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var self = Process.GetCurrentProcess();
        using var worker = Process.GetProcessById(workerId);
        return new Memory(self.WorkingSet64, GC.GetTotalMemory(forceFullCollection: false), worker.WorkingSet64);
    }
}
