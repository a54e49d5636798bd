using Conference.Benchmarks.Interop.Sides;
using Conference.Benchmarks.Interop.Workloads;
using Conference.Benchmarks.Reporting;
using Conference.Mediasoup.Tests;

namespace Conference.Benchmarks.Interop;

/// <summary>Our library beside mediasoup's own, the same work on the same worker binary.</summary>
internal sealed class InteropBenchmark : IBenchmark
{
    // Until the code is compiled at its last level.
    private const int WarmUps = 2;

    public string Name => "interop";

    public string About => "the mediasoup library beside mediasoup's own in Node, on the same worker";

    public IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["rounds"] = "5",
        ["only"] = "",
    };

    public bool IsVerdict => false;

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(
        BenchmarkOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var rounds = (int)options.Number("rounds");
        var chosen = Catalog.All.Where(workload => workload.Name.Contains(options.Text("only"), StringComparison.Ordinal)).ToList();
        if (chosen.Count == 0)
            throw new UsageException($"No such workload: {options.Text("only")}. There are: {string.Join(", ", Catalog.All.Select(workload => workload.Name))}.");

        var modules = await NodeLibrary.InstallAsync(cancellationToken);
        var worker = WorkerBinary.Find(null);
        var rows = new List<BenchmarkRow>();
        foreach (var workload in chosen)
        {
            progress.WriteLine($"{workload.Title} …");
            var comparison = workload.IsAboutMemory
                ? await InFreshProcessesAsync(workload, modules, worker, rounds, cancellationToken)
                : await InWarmProcessesAsync(workload, modules, worker, rounds, cancellationToken);
            rows.AddRange(comparison.Rows());
        }

        return rows;
    }

    private static async Task<Comparison> InWarmProcessesAsync(
        WorkloadSpec workload, string modules, string worker, int rounds, CancellationToken cancellationToken)
    {
        using var ours = Side.StartOurs(worker);
        using var peer = Side.StartPeer(modules, worker);
        var request = new RunRequest(workload.Name, workload.Count);
        for (var i = 0; i < WarmUps; i++)
        {
            await ours.RunAsync(request, cancellationToken);
            await peer.RunAsync(request, cancellationToken);
        }

        var comparison = new Comparison(workload);
        for (var i = 0; i < rounds; i++)
            comparison.Add(await ours.RunAsync(request, cancellationToken), await peer.RunAsync(request, cancellationToken));
        return comparison;
    }

    /// <summary>What a process used before would still be in its memory.</summary>
    private static async Task<Comparison> InFreshProcessesAsync(
        WorkloadSpec workload, string modules, string worker, int rounds, CancellationToken cancellationToken)
    {
        var request = new RunRequest(workload.Name, workload.Count);
        var comparison = new Comparison(workload);
        for (var i = 0; i < rounds; i++)
        {
            using var ours = Side.StartOurs(worker);
            using var peer = Side.StartPeer(modules, worker);
            comparison.Add(await ours.RunAsync(request, cancellationToken), await peer.RunAsync(request, cancellationToken));
        }

        return comparison;
    }
}
