using Conference.Controller.Access.Proofs;
using Conference.Controller.Errors;

namespace Conference.Controller.Tests.Access;

public sealed class ReplayCacheTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_proof_is_known_for_as_long_as_any_proof_holds()
    {
        var cache = new ReplayCache(_clock);
        for (var second = 0; second < 300; second += 7)
        {
            Assert.True(cache.TryAdd($"proof {second}"));
            for (var earlier = 0; earlier <= second; earlier += 7)
            {
                if (second - earlier <= 120)
                    Assert.False(cache.TryAdd($"proof {earlier}"), $"{earlier} at {second}");
            }

            _clock.Advance(TimeSpan.FromSeconds(7));
        }
    }

    [Fact]
    public void A_proof_is_forgotten_after_two_generations()
    {
        var cache = new ReplayCache(_clock);
        Assert.True(cache.TryAdd("proof"));
        _clock.Advance(TimeSpan.FromSeconds(240));
        Assert.True(cache.TryAdd("proof"));
    }

    [Fact]
    public void When_it_is_full_nobody_is_let_in_with_a_copy()
    {
        var cache = new ReplayCache(_clock, capacity: 3);
        for (var i = 0; i < 3; i++)
            Assert.True(cache.TryAdd($"proof {i}"));
        Assert.Equal(RefusalCode.RateLimited, Assert.Throws<RefusedException>(() => cache.TryAdd("proof 3")).Code);
        Assert.False(cache.TryAdd("proof 0"));
        _clock.Advance(TimeSpan.FromSeconds(120));
        Assert.True(cache.TryAdd("proof 3"));
    }
}
