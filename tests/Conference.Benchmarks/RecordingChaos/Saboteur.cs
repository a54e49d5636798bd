using Conference.Testing.Faults;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Does one harm after the other, of all kinds equally often, at random moments.</summary>
internal sealed class Saboteur(ChaosService service, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<InjectedFault> _faults = [];
    private readonly Queue<FaultKind> _next = [];

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
    public async Task RunAsync(IReadOnlyList<FaultKind> kinds, TextWriter progress, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Between(1, 5), cancellationToken);
                if (_next.Count == 0)
                    Shuffle(kinds);
                var kind = _next.Dequeue();
                var from = TimeProvider.System.GetUtcNow();
                if (!await HarmAsync(kind, cancellationToken))
                    continue;
                var fault = new InjectedFault(kind, from, TimeProvider.System.GetUtcNow());
                lock (_faults)
                    _faults.Add(fault);
                progress.WriteLine($"{from:HH:mm:ss.f} {kind} for {(fault.To - from).TotalSeconds:F1} s");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Enough.
        }
    }

    // What was begun is ended, whatever happens.
    private async Task<bool> HarmAsync(FaultKind kind, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case FaultKind.Ffmpeg:
                return await KillChildAsync("ffmpeg", cancellationToken);
            case FaultKind.Worker:
                return await KillChildAsync("mediasoup-worke", cancellationToken); // the kernel keeps 15 characters of a name
            case FaultKind.Controller:
                await service.Controller.KillAsync();
                await service.Controller.StartAgainAsync(CancellationToken.None);
                return true;
            case FaultKind.Database:
                return service.Controller.KillDatabase();
            case FaultKind.Storage:
                await service.Storage.KillAsync();
                await WaitAsync(Between(2, 6), cancellationToken);
                await service.Storage.RestartAsync(CancellationToken.None);
                return true;
            case FaultKind.DiskFull:
                await service.Disk.FillAsync(CancellationToken.None);
                await WaitAsync(Between(2, 5), cancellationToken);
                service.Disk.Free();
                return true;
            case FaultKind.StorageError:
                return await DisturbAsync(_ => new Fault.Answer(500, "InternalError"), cancellationToken);
            case FaultKind.StorageBusy:
                return await DisturbAsync(_ => new Fault.Answer(503, "SlowDown"), cancellationToken);
            case FaultKind.StorageSlow:
                return await DisturbAsync(_ => new Fault.Slow(200_000), cancellationToken);
            case FaultKind.StorageCut:
                return await DisturbAsync(request => request.BodyBytes > 0 ? new Fault.CutRequest(request.BodyBytes / 2) : new Fault.CutAnswer(20), cancellationToken);
            case FaultKind.Recorder:
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody knows how to do this harm here.");
        }
    }

    private async Task<bool> KillChildAsync(string name, CancellationToken cancellationToken)
    {
        // An FFmpeg lives for a moment only: a few looks find one where anything is composed.
        for (var look = 0; look < 40; look++)
        {
            if (Processes.KillChild(service.Controller.ProcessId, name, _random))
                return true;
            await Task.Delay(50, cancellationToken);
        }

        return false;
    }

    private async Task<bool> DisturbAsync(Func<ProxiedRequest, Fault?> script, CancellationToken cancellationToken)
    {
        service.Proxy.Script = script;
        await WaitAsync(Between(2, 8), cancellationToken);
        service.Proxy.Script = _ => null;
        return true;
    }

    private void Shuffle(IReadOnlyList<FaultKind> kinds)
    {
        var order = kinds.ToArray();
        _random.Shuffle(order);
        foreach (var kind in order)
            _next.Enqueue(kind);
    }

    private TimeSpan Between(double least, double most) => TimeSpan.FromSeconds(least + _random.NextDouble() * (most - least));

    private static async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => await Task.WhenAny(Task.Delay(time, cancellationToken));
}
