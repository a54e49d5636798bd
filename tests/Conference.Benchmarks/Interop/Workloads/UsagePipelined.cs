namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>Asks for the worker's usage a thousand times before it waits: the cost of a request.</summary>
internal sealed class UsagePipelined : Workload
{
    private const int AtOnce = 1_000;

    public override Task RunAsync(int count, CancellationToken cancellationToken) =>
        PipelineAsync(count, AtOnce, _ => Worker.GetResourceUsageAsync(cancellationToken));
}
