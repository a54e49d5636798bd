using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Mediasoup.Hosting;

/// <summary>The workers of this host, each with one WebRTC server; a worker that dies is replaced.</summary>
public sealed partial class WorkerPool : IHostedLifecycleService, IAsyncDisposable
{
    private readonly MediasoupOptions _options;
    private readonly ILoggerFactory _loggerFactory;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly WorkerPoolMetrics _metrics;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly WorkerPlace[] _places;
    private readonly List<Task> _watches = [];
    private TaskCompletionSource _changed = NewSignal();
    private bool _isDraining;
    private long _turn;

    /// <summary>Creates a pool that runs nothing yet.</summary>
    public WorkerPool(IOptions<MediasoupOptions> options, ILoggerFactory loggerFactory, IMeterFactory meterFactory, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(loggerFactory);
        ArgumentNullException.ThrowIfNull(meterFactory);
        _options = options.Value;
        _loggerFactory = loggerFactory;
        _logger = loggerFactory.CreateLogger<WorkerPool>();
        _time = time;
        _places = [.. Enumerable.Range(0, _options.WorkerCount).Select(index => new WorkerPlace(index))];
        _metrics = new WorkerPoolMetrics(meterFactory, () => Statuses);
    }

    /// <summary>How many workers there should be.</summary>
    public int Size => _places.Length;

    /// <summary>The workers that run now, those that are drained among them.</summary>
    public IReadOnlyList<PooledWorker> Workers => [.. Statuses.Select(status => status.Worker).OfType<PooledWorker>()];

    /// <summary>What each place of the pool does, and how busy it is.</summary>
    public IReadOnlyList<WorkerStatus> Statuses
    {
        get
        {
            lock (_gate)
            {
                var isStopped = _stopping.IsCancellationRequested;
                return [.. _places.Select(place => place.Describe(_isDraining, isStopped))];
            }
        }
    }

    internal Meter Meter => _metrics.Meter;

    /// <summary>The least loaded worker that takes routers; waits for one when there is none, e.g. because all have died.</summary>
    /// <remarks>Make the router soon: it counts as made already, until the next sample of the workers' CPU.</remarks>
    /// <exception cref="InvalidOperationException">The whole pool is drained.</exception>
    /// <exception cref="ObjectDisposedException">The pool was stopped.</exception>
    /// <exception cref="OperationCanceledException">No worker came up in time.</exception>
    public async ValueTask<PooledWorker> GetAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
                if (_isDraining) throw new InvalidOperationException("The pool is drained and takes no new routers; use another node.");
                if (_places.Where(place => place.TakesRouters).MinBy(place => (place.Load, place.Turn)) is { Current: { } pooled } place)
                {
                    place.Promise(++_turn);
                    return pooled;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Starts all workers.</summary>
    /// <exception cref="WorkerStartException">A worker does not start or a port is in use; none is left running.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_places.Select(place => StartWorkerAsync(place, cancellationToken)));
        }
        catch
        {
            await StopAsync(CancellationToken.None);
            throw;
        }

        foreach (var place in _places) _watches.AddRange(KeepRunningAsync(place), KeepSamplingAsync(place));
        LogStarted(Size);
    }

    /// <summary>Closes all workers, and waits until their processes have ended.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        PooledWorker[] running;
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested) return;
            _stopping.Cancel();
            _changed.TrySetResult();
            running = [.. _places.Select(place => place.Current).OfType<PooledWorker>()];
        }

        await Task.WhenAll(running.Select(pooled => pooled.Worker.DisposeAsync().AsTask()));
        await Task.WhenAll(_watches);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
    }

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Before any service is stopped, the web server among them: whoever is in a meeting can still be told, and leave.
    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) =>
        _options.DrainTimeout > TimeSpan.Zero ? DrainAsync(_options.DrainTimeout, cancellationToken) : Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Wakes who waits for a worker.</summary>
    private void TellChange()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = _changed;
            if (!_stopping.IsCancellationRequested) _changed = NewSignal();
        }

        changed.TrySetResult();
    }

    [LoggerMessage(1201, LogLevel.Information, "{Count} workers are running")]
    private partial void LogStarted(int count);
}
