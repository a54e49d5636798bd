using Conference.Mediasoup.Hosting;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Hosting;

public sealed class WorkerPoolSpreadTests
{
    [Fact]
    public void Load_is_what_was_measured_or_what_the_streams_are_expected_to_need_whichever_is_more()
    {
        Assert.Equal(0, LoadEstimate.Of(0, default, 0));
        Assert.Equal(0.5, LoadEstimate.Of(0.1, new WorkerCounts(5, 50, 50, 150, 9, 9), 0));
        Assert.Equal(0.9, LoadEstimate.Of(0.9, new WorkerCounts(5, 50, 50, 150, 9, 9), 0));
        Assert.Equal(LoadEstimate.Of(0, new WorkerCounts(3, 0, 0, 0, 0, 0), 0), LoadEstimate.Of(0, default, 3));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Meetings_that_begin_at_once_are_spread_before_the_first_router_is_there()
    {
        await using var pool = await TestPool.StartAsync(3);
        var picked = new List<PooledWorker>();
        for (var i = 0; i < 9; i++) picked.Add(await pool.GetAsync(default));
        Assert.All(picked.CountBy(pooled => pooled), pair => Assert.Equal(3, pair.Value));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Streams_weigh_more_than_routers()
    {
        await using var pool = await TestPool.StartAsync(2);
        var full = await pool.GetAsync(default);
        var router = await full.Worker.CreateRouterAsync(TestMedia.Router, default);
        var transport = await router.CreatePlainTransportAsync(Loopback.Comedia, default);
        var producer = await transport.ProduceAsync(TestMedia.Opus(1), default);
        var options = new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = router.RtpCapabilities };
        await Task.WhenAll(Enumerable.Range(0, 99).Select(_ => transport.ConsumeAsync(options, default)));
        Assert.Equal(new WorkerCounts(1, 1, 1, 99, 0, 0), full.Worker.Counts);

        for (var i = 0; i < 10; i++)
        {
            var other = await pool.GetAsync(default);
            Assert.NotEqual(full, other);
            await other.Worker.CreateRouterAsync(TestMedia.Router, default);
        }

        await router.DisposeAsync();
        Assert.Equal(default, full.Worker.Counts);
        Assert.Equal(full, await pool.GetAsync(default));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Of_two_workers_without_streams_the_one_that_was_seen_to_use_less_is_chosen()
    {
        await using var pool = await TestPool.StartAsync(2);
        var busy = await pool.GetAsync(default);
        await pool.SampleAsync();
        await Task.WhenAll(Enumerable.Range(0, 50_000).Select(_ => busy.Worker.GetResourceUsageAsync(default)));
        await pool.SampleAsync();

        var status = Assert.Single(pool.Statuses, status => status.Worker == busy);
        var other = Assert.Single(pool.Statuses, status => status.Worker != busy);
        Assert.True(status.Cpu > other.Cpu, $"The busy worker used {status.Cpu}, the other one {other.Cpu}.");
        Assert.Equal(status.Cpu, status.Load);
        Assert.Equal(other.Worker, await pool.GetAsync(default));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_does_not_answer_counts_as_fully_loaded_until_it_does()
    {
        var time = new ManualTime();
        await using var pool = await TestPool.StartAsync(1, time);
        var hanging = await pool.GetAsync(default);
        await Signal.SendAsync("STOP", hanging.Worker);
        var patience = time.TimerOfAsync(new MediasoupOptions().SampleInterval);
        var sampling = pool.SampleAsync();
        await patience;
        time.Advance(new MediasoupOptions().SampleInterval);
        await sampling;
        Assert.Equal(1, Assert.Single(pool.Statuses).Load);

        await Signal.SendAsync("CONT", hanging.Worker);
        time.Advance(TimeSpan.FromSeconds(1));
        await pool.SampleAsync();
        Assert.InRange(Assert.Single(pool.Statuses).Load, 0, 0.9);
    }
}
