using System.Collections.Concurrent;
using Conference.Controller.Errors;

namespace Conference.Controller.Api.Limits;

/// <summary>
/// One limit for many callers (GCRA: a leaky bucket that is one number per caller). A caller is remembered only until the bucket is
/// full again, so forgetting loses nothing; when there are more callers than can be remembered, the newest share one bucket.
/// </summary>
/// <remarks>The limiters of System.Threading.RateLimiting keep an object and often a timer for each caller, without a bound.</remarks>
internal sealed class RateLimit(string name, TimeProvider clock, int capacity = RateLimit.DefaultCapacity)
{
    public const int DefaultCapacity = 50_000;

    private const string Newcomers = ""; // no caller has this name

    private readonly ConcurrentDictionary<string, long> _fullAt = new(StringComparer.Ordinal); // in the clock's ticks
    private long _nextSweep = clock.GetTimestamp();

    public int Remembered => _fullAt.Count;

    /// <summary>Counts one; a bucket that is empty stays as it is.</summary>
    /// <exception cref="RefusedException">The caller has to wait.</exception>
    public RateState Take(string caller, Rate rate)
    {
        var cost = Cost(rate);
        while (true)
        {
            var now = clock.GetTimestamp();
            var key = Place(caller, now);
            var known = _fullAt.TryGetValue(key, out var fullAt);
            var from = known ? Math.Max(fullAt, now) : now;
            var wait = from + cost - now - cost * rate.AtOnce;
            if (wait > 0)
                throw Refuse(wait);
            var next = from + cost;
            if (known ? _fullAt.TryUpdate(key, next, fullAt) : _fullAt.TryAdd(key, next))
                return new RateState(name, rate, (int)((cost * rate.AtOnce - (next - now)) / cost), Time(next - now));
        }
    }

    /// <summary>Refuses a caller whose bucket is empty, and counts nothing.</summary>
    /// <exception cref="RefusedException">The caller has to wait.</exception>
    public void Check(string caller, Rate rate)
    {
        var now = clock.GetTimestamp();
        var cost = Cost(rate);
        if (_fullAt.TryGetValue(Place(caller, now), out var fullAt) && fullAt + cost - now - cost * rate.AtOnce is > 0 and var wait)
            throw Refuse(wait);
    }

    /// <summary>Takes back one that should not have counted.</summary>
    public void GiveBack(string caller, Rate rate)
    {
        while (_fullAt.TryGetValue(caller, out var fullAt) && !_fullAt.TryUpdate(caller, fullAt - Cost(rate), fullAt))
        {
            // Another call of this caller was counted in between.
        }
    }

    private string Place(string caller, long now)
    {
        if (_fullAt.ContainsKey(caller))
            return caller;
        var sweep = Volatile.Read(ref _nextSweep);
        if (now >= sweep && Interlocked.CompareExchange(ref _nextSweep, now + clock.TimestampFrequency, sweep) == sweep)
            Sweep(now);
        return _fullAt.Count < capacity ? caller : Newcomers;
    }

    private void Sweep(long now)
    {
        foreach (var place in _fullAt)
        {
            if (place.Value <= now)
                _fullAt.TryRemove(place);
        }
    }

    private long Cost(Rate rate) => Math.Max(1, (long)(rate.Period.TotalSeconds * clock.TimestampFrequency / rate.Count));

    private TimeSpan Time(long ticks) => TimeSpan.FromSeconds((double)ticks / clock.TimestampFrequency);

    private RefusedException Refuse(long wait) =>
        new(RefusalCode.RateLimited, $"Too many {name}: wait as long as Retry-After says.") { RetryAfter = Time(wait) };
}
