using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Hosting;

public sealed partial class WorkerPool
{
    private async Task StartWorkerAsync(int index, CancellationToken cancellationToken)
    {
        var worker = await Worker.StartAsync(_options.ToWorkerOptions(), _loggerFactory, cancellationToken);
        try
        {
            var server = await CreateServerAsync(worker, index, cancellationToken);
            Publish(index, new PooledWorker(worker, server));
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

    private void Publish(int index, PooledWorker pooled)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
            _workers[index] = pooled;
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    /// <summary>Replaces the worker of one place whenever it dies, until the pool stops.</summary>
    private async Task KeepRunningAsync(int index)
    {
        var delay = new RestartDelay(_time);
        while (true)
        {
            var exit = await _workers[index]!.Worker.Exited;
            if (_stopping.IsCancellationRequested) return;
            LogDied(exit.ProcessId, exit.ExitCode);
            while (!await TryReplaceAsync(index, delay.Next()))
            {
                if (_stopping.IsCancellationRequested) return;
            }

            delay.Started();
        }
    }

    private async Task<bool> TryReplaceAsync(int index, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, _time, _stopping.Token);
            await StartWorkerAsync(index, _stopping.Token);
            LogReplaced(index + 1, _workers[index]!.Worker.ProcessId, delay.TotalSeconds);
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
            LogNotReplaced(index + 1, exception);
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
