using Conference.Benchmarks.Interop.Relay;

namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>Handles the score events of 500 consumers, which a relay before the worker adds to its messages.</summary>
/// <param name="perSecond">How many the relay sends; zero for as many as are taken.</param>
internal sealed class Notifications(int perSecond) : Workload
{
    private const int Consumers = 500;

    private readonly TaskCompletionSource _allCame = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing;

    protected override string? WorkerPath => RelayWorker.Path;

    public override async Task SetUpAsync(int count, CancellationToken cancellationToken)
    {
        new Burst(count, perSecond).ToEnvironment();
        await base.SetUpAsync(count, cancellationToken);
        _missing = count;
        foreach (var consumer in await Audience.CreateAsync(Router, Consumers, cancellationToken))
        {
            consumer.ScoreChanged += (_, score) =>
            {
                // Scores of the worker itself are not counted.
                if (score.Score == Burst.Score && --_missing == 0) _allCame.SetResult();
            };
        }
    }

    public override async Task RunAsync(int count, CancellationToken cancellationToken)
    {
        await Worker.DumpAsync(cancellationToken);
        await _allCame.Task.WaitAsync(cancellationToken);
    }
}
