namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>Asks for the worker's usage and waits for the answer, again and again: the cost of a round trip.</summary>
internal sealed class UsageOneByOne : Workload
{
    public override async Task RunAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++) await Worker.GetResourceUsageAsync(cancellationToken);
    }
}
