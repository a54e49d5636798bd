using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Mediasoup.Hosting;

/// <summary>The workers of this host, each with one WebRTC server; a worker that dies is replaced.</summary>
public sealed partial class WorkerPool : IHostedService, IAsyncDisposable
{
    private readonly MediasoupOptions _options;
    private readonly ILoggerFactory _loggerFactory;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly PooledWorker?[] _workers;
    private readonly long[] _turns;
    private readonly List<Task> _watches = [];
    private TaskCompletionSource _changed = NewSignal();
    private long _turn;

    /// <summary>Creates a pool that runs nothing yet.</summary>
    public WorkerPool(IOptions<MediasoupOptions> options, ILoggerFactory loggerFactory, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(loggerFactory);
        _options = options.Value;
        _loggerFactory = loggerFactory;
        _logger = loggerFactory.CreateLogger<WorkerPool>();
        _time = time;
        _workers = new PooledWorker?[_options.WorkerCount];
        _turns = new long[_options.WorkerCount];
    }

    /// <summary>How many workers there should be.</summary>
    public int Size => _workers.Length;

    /// <summary>The workers that run now.</summary>
    public IReadOnlyList<PooledWorker> Workers
    {
        get
        {
            lock (_gate) return [.. _workers.OfType<PooledWorker>().Where(pooled => !pooled.Worker.IsClosed)];
        }
    }

    /// <summary>The running worker with the fewest routers; waits for one when all have died.</summary>
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
                if (FindLeastLoaded() is { } index)
                {
                    // Who was just given out comes last among equals, since its new router is not there yet.
                    _turns[index] = ++_turn;
                    return _workers[index]!;
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
            await Task.WhenAll(Enumerable.Range(0, Size).Select(index => StartWorkerAsync(index, cancellationToken)));
        }
        catch
        {
            await StopAsync(CancellationToken.None);
            throw;
        }

        for (var index = 0; index < Size; index++) _watches.Add(KeepRunningAsync(index));
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
            running = [.. _workers.OfType<PooledWorker>()];
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

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int? FindLeastLoaded()
    {
        int? found = null;
        var fewest = (Routers: int.MaxValue, Turn: long.MaxValue);
        for (var index = 0; index < _workers.Length; index++)
        {
            if (_workers[index] is not { Worker.IsClosed: false } pooled) continue;
            var load = (pooled.Worker.Routers.Count, _turns[index]);
            if (load.CompareTo(fewest) >= 0) continue;
            fewest = load;
            found = index;
        }

        return found;
    }

    [LoggerMessage(1201, LogLevel.Information, "{Count} workers are running")]
    private partial void LogStarted(int count);
}
