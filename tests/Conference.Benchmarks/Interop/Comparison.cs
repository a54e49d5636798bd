using Conference.Benchmarks.Interop.Sides;
using Conference.Benchmarks.Interop.Workloads;
using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.Interop;

/// <summary>The runs of one workload on both sides, and the rows that come of them.</summary>
internal sealed class Comparison(WorkloadSpec workload)
{
    private const double ThroughputTarget = 1.5;
    private const double CostTarget = 0.5;

    /// <summary>A process that uses so much of a core is what the others wait for; the rest goes to interruptions by the system.</summary>
    private const double Busy = 0.9;

    private const double Microseconds = 1e6;
    private const double Mebibyte = 1024 * 1024;

    private readonly List<RunResult> _ours = [];
    private readonly List<RunResult> _peer = [];

    public void Add(RunResult ours, RunResult peer)
    {
        _ours.Add(ours);
        _peer.Add(peer);
    }

    public IEnumerable<BenchmarkRow> Rows() => workload.IsAboutMemory ? MemoryRows() : SpeedRows();

    private IEnumerable<BenchmarkRow> SpeedRows()
    {
        var rate = Ratio("", $"{workload.Operation}/s", run => workload.Count / run.Seconds);
        var workerShare = Share(_ours, run => run.WorkerCpuSeconds);
        var isLimited = workload.Offered is not null || workerShare >= Busy;
        yield return rate with
        {
            Target = isLimited ? null : $">= {ThroughputTarget}",
            Met = isLimited ? null : rate.Ratio >= ThroughputTarget,
            Bound = Bound(workerShare),
        };
        yield return Cost(": CPU", "µs each", run => run.CpuSeconds / workload.Count * Microseconds);
        yield return new BenchmarkRow(
            $"{workload.Title}: allocated", "bytes each", Median(_ours, run => run.AllocatedBytes!.Value / (double)workload.Count), null, null, null, null);
        yield return Ratio(": worker's CPU", "% of a core", run => run.WorkerCpuSeconds / run.Seconds * 100);
    }

    private IEnumerable<BenchmarkRow> MemoryRows()
    {
        yield return Cost(": memory", "MiB resident", run => run.ResidentBytes / Mebibyte);
        yield return Cost(": live heap", "MiB", run => run.HeapBytes / Mebibyte);
        yield return Ratio(": worker's memory", "MiB resident", run => run.WorkerResidentBytes / Mebibyte);
    }

    private string Bound(double workerShare)
    {
        var ownShare = Share(_ours, run => run.CpuSeconds);
        var bound = workload.Offered is not null ? "what is offered"
            : workerShare >= Busy ? "the worker"
            : ownShare >= Busy ? "this library"
            : "waiting for each other";
        return $"{bound} (worker {workerShare:0%}, ours {ownShare:0%} of a core)";
    }

    private BenchmarkRow Cost(string aspect, string unit, Func<RunResult, double> figure)
    {
        var row = Ratio(aspect, unit, figure);
        return row with { Target = $"<= {CostTarget}", Met = row.Ratio <= CostTarget };
    }

    private BenchmarkRow Ratio(string aspect, string unit, Func<RunResult, double> figure)
    {
        var (ours, peer) = (Median(_ours, figure), Median(_peer, figure));
        return new BenchmarkRow(workload.Title + aspect, unit, ours, peer, ours / peer, null, null);
    }

    private static double Share(List<RunResult> runs, Func<RunResult, double> cpuSeconds) => Median(runs, run => cpuSeconds(run) / run.Seconds);

    private static double Median(List<RunResult> runs, Func<RunResult, double> figure)
    {
        var sorted = runs.Select(figure).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
