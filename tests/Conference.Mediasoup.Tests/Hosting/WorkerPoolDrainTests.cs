using System.Net;
using Conference.Mediasoup.Hosting;
using Conference.Mediasoup.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Conference.Mediasoup.Tests.Hosting;

public sealed class WorkerPoolDrainTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact(Timeout = Limits.Quick)]
    public async Task A_drained_worker_gets_no_routers_and_is_replaced_on_its_port_when_its_own_are_closed()
    {
        using var free = Loopback.NewSocket();
        var port = ((IPEndPoint)free.Client.LocalEndPoint!).Port;
        free.Dispose();
        await using var pool = await TestPool.StartAsync(1, basePort: port);
        var old = await pool.GetAsync(default);
        Router[] routers =
        [
            await old.Worker.CreateRouterAsync(TestMedia.Router, default), await old.Worker.CreateRouterAsync(TestMedia.Router, default),
        ];

        var draining = pool.DrainAsync(old, Patience, default);
        var next = pool.GetAsync(default).AsTask();
        Assert.Equal(WorkerState.Draining, Assert.Single(pool.Statuses).State);
        await routers[0].DisposeAsync();
        await old.Worker.DumpAsync(default);
        Assert.False(draining.IsCompleted || next.IsCompleted);

        await routers[1].DisposeAsync();
        await draining;
        Assert.True((await old.Worker.Exited).Requested);
        var replacement = await next;
        Assert.NotEqual(old, replacement);
        Assert.Equal(port, (await replacement.WebRtcServer.DumpAsync(default)).UdpSockets[0].Port);
        Assert.Equal(WorkerState.Running, Assert.Single(pool.Statuses).State);
        await pool.DrainAsync(old, Patience, default);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task The_other_workers_take_what_comes_meanwhile()
    {
        await using var pool = await TestPool.StartAsync(3);
        var old = await pool.GetAsync(default);
        await using var router = await old.Worker.CreateRouterAsync(TestMedia.Router, default);
        var draining = pool.DrainAsync(old, Patience, default);
        for (var i = 0; i < 20; i++) Assert.NotEqual(old, await pool.GetAsync(default));
        Assert.Equal(3, pool.Workers.Count);
        Assert.False(draining.IsCompleted);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Routers_that_stay_too_long_are_closed_with_their_worker()
    {
        var time = new ManualTime();
        await using var pool = await TestPool.StartAsync(1, time);
        var old = await pool.GetAsync(default);
        var router = await old.Worker.CreateRouterAsync(TestMedia.Router, default);
        var draining = pool.DrainAsync(old, Patience, default);
        time.Advance(Patience - TimeSpan.FromSeconds(1));
        Assert.False(router.IsClosed);
        time.Advance(TimeSpan.FromSeconds(1));
        await draining;
        Assert.Equal(CloseReason.WorkerClosed, router.CloseReason);
        Assert.NotEqual(old, await pool.GetAsync(default));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_drain_that_is_given_up_gives_the_worker_back()
    {
        await using var pool = await TestPool.StartAsync(1);
        var worker = await pool.GetAsync(default);
        await worker.Worker.CreateRouterAsync(TestMedia.Router, default);
        using var cancellation = new CancellationTokenSource();
        var draining = pool.DrainAsync(worker, Patience, cancellation.Token);
        var waiting = pool.GetAsync(default).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => draining);
        Assert.Equal(worker, await waiting);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_dies_while_it_is_drained_is_replaced()
    {
        await using var pool = await TestPool.StartAsync(1);
        var old = await pool.GetAsync(default);
        await old.Worker.CreateRouterAsync(TestMedia.Router, default);
        var draining = pool.DrainAsync(old, Patience, default);
        await Signal.SendAsync("KILL", old.Worker);
        await draining;
        Assert.NotEqual(old, await pool.GetAsync(default));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_pool_that_is_drained_refuses_those_who_wait_and_who_come_and_replaces_nobody()
    {
        await using var pool = await TestPool.StartAsync(2);
        var one = await pool.GetAsync(default);
        var other = await pool.GetAsync(default);
        var router = await one.Worker.CreateRouterAsync(TestMedia.Router, default);
        var last = await other.Worker.CreateRouterAsync(TestMedia.Router, default);
        var drainingOne = pool.DrainAsync(one, Patience, default);
        var drainingOther = pool.DrainAsync(other, Patience, default);
        var waiting = pool.GetAsync(default).AsTask();

        var draining = pool.DrainAsync(Patience, default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pool.GetAsync(default));
        await router.DisposeAsync();
        await drainingOne;
        Assert.False(draining.IsCompleted);
        Assert.Equal([WorkerState.Draining, WorkerState.Stopped], pool.Statuses.Select(status => status.State).Order());
        await last.DisposeAsync();
        await Task.WhenAll(draining, drainingOther);
        await pool.StopAsync(default);
        Assert.All(pool.Statuses, status => Assert.Equal(WorkerState.Stopped, status.State));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_host_that_stops_drains_the_pool_before_it_stops_anything_and_says_so_to_health_checks()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMediasoup(options => (options.WorkerCount, options.BasePort, options.DrainTimeout) = (2, 0, Patience));
        builder.Services.AddHostedService<StopRecorder>();
        using var host = builder.Build();
        await host.StartAsync();
        var pool = host.Services.GetRequiredService<WorkerPool>();
        var health = host.Services.GetRequiredService<HealthCheckService>();
        var recorder = host.Services.GetServices<IHostedService>().OfType<StopRecorder>().Single();
        var pooled = await pool.GetAsync(default);
        var router = await pooled.Worker.CreateRouterAsync(TestMedia.Router, default);
        _ = pool.DrainAsync(pooled, Patience, default);
        var degraded = await health.CheckHealthAsync();
        Assert.Equal((HealthStatus.Degraded, 1), (degraded.Status, degraded.Entries["mediasoup"].Data["draining"]));

        var stopping = host.StopAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pool.GetAsync(default));
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync()).Status);
        Assert.False(recorder.IsStopped || router.IsClosed);
        await router.DisposeAsync();
        await stopping;
        Assert.True(recorder.IsStopped);
        Assert.Empty(pool.Workers);
    }

    private sealed class StopRecorder : IHostedService
    {
        public bool IsStopped { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            IsStopped = true;
            return Task.CompletedTask;
        }
    }
}
