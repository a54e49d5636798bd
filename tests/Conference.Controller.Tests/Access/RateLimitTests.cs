using Conference.Controller.Api.Limits;
using Conference.Controller.Errors;

namespace Conference.Controller.Tests.Access;

public sealed class RateLimitTests
{
    private static readonly Rate TenPerSecond = Rate.PerSecond(10, burst: 20);

    private readonly ManualClock _clock = new();

    [Fact]
    public void So_many_pass_at_once_and_then_one_in_each_interval()
    {
        var limit = new RateLimit("calls", _clock);
        for (var left = 19; left >= 0; left--)
            Assert.Equal(left, limit.Take("ada", TenPerSecond).Remaining);
        Assert.Equal(TimeSpan.FromMilliseconds(100), Refused(limit, "ada").RetryAfter);
        _clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal(TimeSpan.FromMilliseconds(1), Refused(limit, "ada").RetryAfter);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        limit.Take("ada", TenPerSecond);
        Refused(limit, "ada");
    }

    [Fact]
    public void In_the_long_run_no_more_pass_than_the_rate()
    {
        var limit = new RateLimit("calls", _clock);
        var passed = 0;
        for (var i = 0; i < 10_000; i++)
        {
            if (Passes(limit, "ada"))
                passed++;
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(passed, 1_000, 1_020); // 100 s at 10/s, and the burst
    }

    [Fact]
    public void One_callers_limit_is_nobody_elses()
    {
        var limit = new RateLimit("calls", _clock);
        while (Passes(limit, "ada"))
            continue;
        limit.Take("bob", TenPerSecond);
    }

    [Fact]
    public void What_was_given_back_did_not_count()
    {
        var limit = new RateLimit("passcodes", _clock);
        for (var i = 0; i < 1_000; i++)
        {
            limit.Take("ada", TenPerSecond);
            limit.GiveBack("ada", TenPerSecond);
        }

        Assert.Equal(19, limit.Take("ada", TenPerSecond).Remaining);
    }

    [Fact]
    public void Asking_counts_nothing_but_sees_an_empty_bucket()
    {
        var limit = new RateLimit("calls", _clock);
        for (var i = 0; i < 100; i++)
            limit.Check("ada", TenPerSecond);
        while (Passes(limit, "ada"))
            continue;
        Assert.Throws<RefusedException>(() => limit.Check("ada", TenPerSecond));
    }

    [Fact]
    public void A_flood_of_callers_takes_no_more_memory_than_was_allowed_and_disturbs_nobody_known()
    {
        var limit = new RateLimit("calls", _clock, capacity: 1_000);
        for (var i = 0; i < 10; i++)
            limit.Take("ada", TenPerSecond);
        for (var i = 0; i < 100_000; i++)
            Passes(limit, $"flood {i}");
        Assert.InRange(limit.Remembered, 1, 1_001);
        Assert.False(Passes(limit, "newcomer")); // shares a bucket with the flood
        Assert.Equal(9, limit.Take("ada", TenPerSecond).Remaining);
    }

    [Fact]
    public void Callers_whose_buckets_are_full_again_are_forgotten()
    {
        var limit = new RateLimit("calls", _clock, capacity: 1_000);
        for (var i = 0; i < 1_000; i++)
            Passes(limit, $"flood {i}");
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(19, limit.Take("newcomer", TenPerSecond).Remaining);
        Assert.Equal(1, limit.Remembered);
    }

    [Fact]
    public async Task Callers_at_once_do_not_pass_more_than_the_burst()
    {
        var limit = new RateLimit("calls", _clock);
        var passed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 50).Count(_ => Passes(limit, "ada")))));
        Assert.Equal(20, passed.Sum());
    }

    private static bool Passes(RateLimit limit, string caller)
    {
        try
        {
            limit.Take(caller, TenPerSecond);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private static RefusedException Refused(RateLimit limit, string caller)
    {
        var refused = Assert.Throws<RefusedException>(() => limit.Take(caller, TenPerSecond));
        Assert.Equal(RefusalCode.RateLimited, refused.Code);
        return refused;
    }
}
