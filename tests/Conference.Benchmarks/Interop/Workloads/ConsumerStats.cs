namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>Asks 500 consumers of video for their statistics, all at once, as a dashboard does.</summary>
internal sealed class ConsumerStats : Workload
{
    private const int Consumers = 500;

    private Consumer[] _consumers = [];

    public override async Task SetUpAsync(int count, CancellationToken cancellationToken)
    {
        await base.SetUpAsync(count, cancellationToken);
        _consumers = await Audience.CreateAsync(Router, Consumers, cancellationToken);
    }

    public override Task RunAsync(int count, CancellationToken cancellationToken) =>
        PipelineAsync(count, Consumers, number => _consumers[number % Consumers].GetStatsAsync(cancellationToken));
}
