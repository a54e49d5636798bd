using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Hosting;

public sealed partial class WorkerPool
{
    /// <summary>Gives a worker no new routers, and replaces it when those that it has are closed or the time is up.</summary>
    /// <remarks>Ends when the worker has ended; its replacement then starts on the same ports. A worker that is gone already is drained.</remarks>
    /// <param name="worker">A worker of this pool.</param>
    /// <param name="timeout">How long to wait for its routers, which are closed with it then.</param>
    /// <param name="cancellationToken">Gives up: the worker stays, and takes routers again.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task DrainAsync(PooledWorker worker, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(worker);
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        WorkerPlace? place;
        lock (_gate)
        {
            place = _places.FirstOrDefault(place => place.Current == worker);
            if (place is null) return;
            place.Drains++;
        }

        LogDraining(place.Number, worker.Worker.ProcessId, worker.Worker.Counts.Routers);
        try
        {
            await WaitForRoutersAsync(worker.Worker, timeout, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            TakeBack(place, worker);
            throw;
        }

        await worker.Worker.DisposeAsync();
    }

    /// <summary>Gives no worker new routers, and waits until all routers are closed or the time is up; then the pool can be stopped.</summary>
    /// <remarks>
    /// There is no way back. The host does this before it stops anything when <see cref="MediasoupOptions.DrainTimeout"/> is set.
    /// </remarks>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task DrainAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        lock (_gate) _isDraining = true;
        TellChange();
        var workers = Workers;
        LogPoolDraining(workers.Sum(pooled => pooled.Worker.Counts.Routers), timeout.TotalSeconds);
        await Task.WhenAll(workers.Select(pooled => WaitForRoutersAsync(pooled.Worker, timeout, cancellationToken)));
    }

    private async Task WaitForRoutersAsync(Worker worker, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await RoutersGoneAsync(worker).WaitAsync(timeout, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            LogCutOff(worker.ProcessId, worker.Counts.Routers, timeout.TotalSeconds);
        }
    }

    private static async Task RoutersGoneAsync(Worker worker)
    {
        // Whoever was given the worker just before may still make one.
        while (worker.Routers.FirstOrDefault() is { } router)
        {
            var closed = NewSignal();
            router.Closed += (_, _) => closed.TrySetResult();
            await closed.Task;
        }
    }

    private void TakeBack(WorkerPlace place, PooledWorker worker)
    {
        lock (_gate)
        {
            if (place.Current == worker) place.Drains--;
        }

        TellChange();
    }

    [LoggerMessage(1205, LogLevel.Information, "Worker {Number} (process {ProcessId}) takes no new routers and is closed after its {Count}")]
    private partial void LogDraining(int number, int processId, int count);

    [LoggerMessage(1206, LogLevel.Information, "No worker takes new routers any more; {Count} have up to {Seconds} s to end")]
    private partial void LogPoolDraining(int count, double seconds);

    [LoggerMessage(1207, LogLevel.Warning, "Worker process {ProcessId} still has {Count} routers after {Seconds} s, which are cut off")]
    private partial void LogCutOff(int processId, int count, double seconds);
}
