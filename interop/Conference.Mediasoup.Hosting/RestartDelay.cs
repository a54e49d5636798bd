namespace Conference.Mediasoup.Hosting;

/// <summary>How long to wait before a dead worker is replaced: not at all, then ever longer while replacements die too.</summary>
internal sealed class RestartDelay(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StableAfter = TimeSpan.FromMinutes(1);

    private TimeSpan _next = TimeSpan.Zero;
    private long _startedAt = time.GetTimestamp();

    /// <summary>Tells that a worker runs now.</summary>
    public void Started() => _startedAt = time.GetTimestamp();

    /// <summary>The delay after a worker died or failed to start.</summary>
    public TimeSpan Next()
    {
        if (time.GetElapsedTime(_startedAt) >= StableAfter) _next = TimeSpan.Zero;
        var delay = _next;
        _next = delay == TimeSpan.Zero ? First : TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, Longest.Ticks));
        return delay;
    }
}
