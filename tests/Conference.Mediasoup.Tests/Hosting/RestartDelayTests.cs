using Conference.Mediasoup.Hosting;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Hosting;

public sealed class RestartDelayTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void The_first_replacement_is_immediate_and_each_next_one_takes_longer_up_to_half_a_minute()
    {
        var delay = new RestartDelay(_time);
        Assert.Equal([0, 1, 2, 4, 8, 16, 30, 30], Enumerable.Range(0, 8).Select(_ => delay.Next().TotalSeconds));
    }

    [Fact]
    public void A_worker_that_has_run_for_a_minute_is_replaced_immediately_again()
    {
        var delay = new RestartDelay(_time);
        delay.Next();
        delay.Next();
        delay.Started();
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(2, delay.Next().TotalSeconds);
        delay.Started();
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0, delay.Next().TotalSeconds);
    }
}
