namespace Conference.Mediasoup.Hosting;

public sealed partial class WorkerPool
{
    /// <summary>Asks all workers what they have used.</summary>
    internal Task SampleAsync() => Task.WhenAll(_places.Select(SampleAsync));

    /// <summary>Asks the worker of one place again and again what it has used, until the pool stops.</summary>
    private async Task KeepSamplingAsync(WorkerPlace place)
    {
        using var timer = new PeriodicTimer(_options.SampleInterval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token)) await SampleAsync(place);
        }
        catch (OperationCanceledException)
        {
            // The pool was stopped.
        }
    }

    private async Task SampleAsync(WorkerPlace place)
    {
        PooledWorker? pooled;
        lock (_gate) pooled = place.IsRunning ? place.Current : null;
        if (pooled is null) return;
        var usage = await GetUsageAsync(pooled.Worker);
        lock (_gate)
        {
            if (place.Current == pooled) place.Sample(usage, _time.GetTimestamp(), _time);
        }
    }

    private async Task<WorkerResourceUsage?> GetUsageAsync(Worker worker)
    {
        using var timeout = new CancellationTokenSource(_options.SampleInterval, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _stopping.Token);
        try
        {
            return await worker.GetResourceUsageAsync(either.Token);
        }
        catch (Exception exception) when (exception is MediasoupException || timeout.IsCancellationRequested)
        {
            // It died, which is seen elsewhere, or is too busy to answer or hangs, which counts as fully loaded.
            return null;
        }
    }
}
