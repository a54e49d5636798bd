using System.Diagnostics;

namespace Conference.Benchmarks.Interop.Sides;

/// <summary>What this process and its worker have used so far.</summary>
internal readonly record struct Usage(TimeSpan Time, TimeSpan Cpu, TimeSpan WorkerCpu, long AllocatedBytes)
{
    public static Usage Take(int workerId)
    {
        using var worker = Process.GetProcessById(workerId);
        return new Usage(
            Stopwatch.GetElapsedTime(0),
            Environment.CpuUsage.TotalTime,
            worker.TotalProcessorTime,
            GC.GetTotalAllocatedBytes(precise: true));
    }

    public static Usage operator -(Usage after, Usage before) => new(
        after.Time - before.Time,
        after.Cpu - before.Cpu,
        after.WorkerCpu - before.WorkerCpu,
        after.AllocatedBytes - before.AllocatedBytes);
}
