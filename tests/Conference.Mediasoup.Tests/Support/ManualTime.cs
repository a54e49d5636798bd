namespace Conference.Mediasoup.Tests.Support;

/// <summary>A clock that goes on when it is told to, with its timers.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan Delay, TaskCompletionSource Set)> _awaited = [];
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends when a timer is set to this delay after the call.</summary>
    public Task TimerOfAsync(TimeSpan delay)
    {
        var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate) _awaited.Add((delay, set));
        return set.Task;
    }

    /// <summary>Goes on, and lets the timers go off whose time has come.</summary>
    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _ticks, by.Ticks);
        ManualTimer[] timers;
        lock (_gate) timers = [.. _timers];
        foreach (var timer in timers) timer.GoOffIfDue(GetTimestamp());
    }

    private void Set(ManualTimer timer, TimeSpan delay)
    {
        lock (_gate)
        {
            if (!_timers.Contains(timer)) _timers.Add(timer);
            foreach (var (awaited, set) in _awaited)
            {
                if (awaited == delay) set.TrySetResult();
            }
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    private sealed class ManualTimer(ManualTime time, Action goOff) : ITimer
    {
        private readonly Lock _gate = new();
        private long? _dueAt;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _period = period;
                _dueAt = dueTime == Timeout.InfiniteTimeSpan ? null : time.GetTimestamp() + dueTime.Ticks;
            }

            time.Set(this, dueTime);
            // As with the system's timers, no time at all goes off by itself.
            if (dueTime == TimeSpan.Zero) GoOffIfDue(time.GetTimestamp());
            return true;
        }

        public void GoOffIfDue(long now)
        {
            lock (_gate)
            {
                if (_dueAt is not { } dueAt || dueAt > now) return;
                _dueAt = _period > TimeSpan.Zero ? now + _period.Ticks : null;
            }

            goOff();
        }

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
