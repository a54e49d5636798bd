using System.Diagnostics;

namespace Conference.Benchmarks.Api;

/// <summary>What a process has used so far, and holds now.</summary>
internal sealed record ProcessCost(TimeSpan Cpu, double ResidentKib)
{
    public static ProcessCost Of(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return new ProcessCost(process.TotalProcessorTime, process.WorkingSet64 / 1024.0);
    }
}
