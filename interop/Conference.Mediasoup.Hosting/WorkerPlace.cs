namespace Conference.Mediasoup.Hosting;

/// <summary>A place of the pool: the worker that runs there now, and what is known of it. Guarded by the lock of the pool.</summary>
internal sealed class WorkerPlace(int index)
{
    private long _sampledAt;
    private double _cpu;
    private int _expectedRouters;
    private WorkerResourceUsage? _usage;

    public int Index => index;

    public int Number => index + 1;

    public PooledWorker? Current { get; private set; }

    /// <summary>How many drain the worker at the moment.</summary>
    public int Drains { get; set; }

    public bool IsRunning => Current is { Worker.IsClosed: false };

    public bool TakesRouters => IsRunning && Drains == 0;

    /// <summary>When it was last chosen, for the order among equals.</summary>
    public long Turn { get; private set; }

    public double Load => LoadEstimate.Of(_cpu, Counts, _expectedRouters);

    private WorkerCounts Counts => Current?.Worker.Counts ?? default;

    public void Put(PooledWorker pooled)
    {
        Current = pooled;
        Drains = 0;
        _expectedRouters = 0;
        _cpu = 0;
        _usage = null;
    }

    /// <summary>Notes that somebody is about to make a router.</summary>
    public void Promise(long turn)
    {
        Turn = turn;
        _expectedRouters = Math.Max(_expectedRouters, Counts.Routers) + 1;
    }

    /// <summary>Notes what a worker has used; routers that were expected and did not come since the last time are forgotten.</summary>
    /// <param name="usage">What it said; null when it did not answer in time, because it is busy or hangs.</param>
    /// <param name="now">The present timestamp.</param>
    /// <param name="time">The clock that gives timestamps.</param>
    public void Sample(WorkerResourceUsage? usage, long now, TimeProvider time)
    {
        _expectedRouters = 0;
        if (usage is null)
        {
            _cpu = 1;
            return;
        }

        // What a worker used before the first sample was for starting, which says nothing of its load.
        _cpu = _usage is { } before && time.GetElapsedTime(_sampledAt, now) is { Ticks: > 0 } elapsed
            ? (CpuTime(usage) - CpuTime(before)) / elapsed
            : 0;
        (_sampledAt, _usage) = (now, usage);
    }

    public WorkerStatus Describe(bool isPoolDraining, bool isStopped)
    {
        var state = isStopped ? WorkerState.Stopped
            : TakesRouters && !isPoolDraining ? WorkerState.Running
            : IsRunning ? WorkerState.Draining
            : isPoolDraining ? WorkerState.Stopped
            : WorkerState.Starting;
        return new WorkerStatus(Number, state, IsRunning ? Current : null, IsRunning ? Load : 0, IsRunning ? _cpu : 0, IsRunning ? _usage : null);
    }

    private static TimeSpan CpuTime(WorkerResourceUsage usage) => usage.UserTime + usage.SystemTime;
}
