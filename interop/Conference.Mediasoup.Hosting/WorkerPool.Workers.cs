using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Hosting;

public sealed partial class WorkerPool
{
    private bool IsEnding
    {
        get
        {
            lock (_gate) return _isDraining || _stopping.IsCancellationRequested;
        }
    }

    private async Task StartWorkerAsync(WorkerPlace place, CancellationToken cancellationToken)
    {
        var worker = await Worker.StartAsync(_options.ToWorkerOptions(), _loggerFactory, cancellationToken);
        try
        {
            var server = await CreateServerAsync(worker, place.Index, cancellationToken);
            Publish(place, new PooledWorker(worker, server));
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    private async Task<WebRtcServer> CreateServerAsync(Worker worker, int index, CancellationToken cancellationToken)
    {
        try
        {
            return await worker.CreateWebRtcServerAsync(_options.ToWebRtcServerOptions(index), cancellationToken);
        }
        catch (RequestRejectedException rejected)
        {
            throw new WorkerStartException(
                $"Worker {index + 1} of {Size} cannot listen on {string.Join(", ", _options.ListenIps)} port {_options.PortOf(index)} (UDP and TCP): " +
                $"{rejected.Reason}. Stop what uses the port, or choose others with {nameof(MediasoupOptions.BasePort)} or other " +
                $"addresses with {nameof(MediasoupOptions.ListenIps)}.",
                exitCode: null,
                rejected);
        }
    }

    private void Publish(WorkerPlace place, PooledWorker pooled)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
            place.Put(pooled);
        }

        TellChange();
    }

    /// <summary>Replaces the worker of one place whenever it has died or was drained, until the pool stops or is drained itself.</summary>
    private async Task KeepRunningAsync(WorkerPlace place)
    {
        var delay = new RestartDelay(_time);
        while (true)
        {
            var exit = await place.Current!.Worker.Exited;
            if (IsEnding) return;
            if (!exit.Requested)
            {
                LogDied(exit.ProcessId, exit.ExitCode);
                _metrics.Died(place.Number, exit.ExitCode);
            }

            var wait = exit.Requested ? TimeSpan.Zero : delay.Next();
            while (!await TryReplaceAsync(place, wait))
            {
                if (IsEnding) return;
                wait = delay.Next();
            }

            delay.Started();
        }
    }

    private async Task<bool> TryReplaceAsync(WorkerPlace place, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, _time, _stopping.Token);
            await StartWorkerAsync(place, _stopping.Token);
            LogReplaced(place.Number, place.Current!.Worker.ProcessId, delay.TotalSeconds);
            _metrics.Restarted(place.Number);
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The pool was stopped.
            return false;
        }
        catch (Exception exception)
        {
            // Whatever keeps a worker from starting may pass: memory, a port, a binary that is being replaced.
            LogNotReplaced(place.Number, exception);
            return false;
        }
    }

    [LoggerMessage(1202, LogLevel.Warning, "Worker process {ProcessId} died with exit code {ExitCode}; it will be replaced")]
    private partial void LogDied(int processId, int exitCode);

    [LoggerMessage(1203, LogLevel.Information, "Worker {Number} runs again as process {ProcessId}, after {Seconds} s")]
    private partial void LogReplaced(int number, int processId, double seconds);

    [LoggerMessage(1204, LogLevel.Error, "Worker {Number} cannot be replaced yet")]
    private partial void LogNotReplaced(int number, Exception exception);
}
