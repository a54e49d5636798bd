namespace Conference.Benchmarks.RecordingChaos;

/// <summary>
/// Does harm at random moments. It has two hands, one for the storage and one for all else, each of which does all of its kinds equally
/// often, one after the other: so faults of both meet.
/// </summary>
internal sealed class Saboteur(ChaosService service, Census census, int seed)
{
    private readonly List<InjectedFault> _faults = [];

    /// <summary>What was done so far.</summary>
    public IReadOnlyList<InjectedFault> Faults
    {
        get
        {
            lock (_faults)
                return [.. _faults];
        }
    }

    /// <summary>Goes on until cancelled; then everything runs and is whole.</summary>
    public Task RunAsync(IReadOnlyList<FaultKind> kinds, TextWriter progress, CancellationToken cancellationToken)
    {
        var hands = kinds.GroupBy(kind => kind >= FaultKind.Storage).Select((hand, number) => UseHandAsync([.. hand], seed + number, progress, cancellationToken));
        return Task.WhenAll(hands);
    }

    private async Task UseHandAsync(FaultKind[] kinds, int handSeed, TextWriter progress, CancellationToken cancellationToken)
    {
        var random = new Random(handSeed);
        var harms = new Harms(service, handSeed);
        var next = new Queue<FaultKind>();
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(2 + 6 * random.NextDouble()), cancellationToken);
                if (next.Count == 0)
                {
                    random.Shuffle(kinds);
                    foreach (var kind in kinds)
                        next.Enqueue(kind);
                }

                await HarmAsync(harms, next.Dequeue(), progress, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Enough.
        }
    }

    private async Task HarmAsync(Harms harms, FaultKind kind, TextWriter progress, CancellationToken cancellationToken)
    {
        var before = await census.TakeAsync(cancellationToken);
        if (await harms.DoAsync(kind, cancellationToken) is not { } strike)
            return;
        var to = TimeProvider.System.GetUtcNow();
        var after = await census.TakeAsync(CancellationToken.None);
        var struck = (before ?? []).Concat(after ?? []).Where(seen => Strikes(kind, strike, seen)).DistinctBy(seen => seen.Id);
        var fault = new InjectedFault(kind, to, strike, struck.ToDictionary(seen => seen.Id, seen => seen.Phase));
        lock (_faults)
            _faults.Add(fault);
        progress.WriteLine($"{strike.At:HH:mm:ss.f} {kind} {strike.Recorder} for {(to - strike.At).TotalSeconds:F1} s; recordings: {fault.Struck.Count}");
    }

    private static bool Strikes(FaultKind kind, Strike strike, (string Id, RecordingPhase Phase, string? Recorder) seen) =>
        (strike.Recorder is null || strike.Recorder == seen.Recorder)
        && (strike.RecordingId is null || strike.RecordingId == seen.Id)
        && kind switch
        {
            FaultKind.Worker => seen.Phase == RecordingPhase.Capture,
            FaultKind.Ffmpeg or FaultKind.Controller or FaultKind.Recorder or FaultKind.Database or FaultKind.DiskFull => true,
            _ => seen.Phase == RecordingPhase.Upload,
        };
}
