using System.Net;
using System.Net.Sockets;
using Conference.Mediasoup.Hosting;
using Conference.Mediasoup.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Conference.Mediasoup.Tests.Hosting;

public sealed class WorkerPoolTests
{
    [Fact(Timeout = Limits.Quick)]
    public async Task A_pool_starts_its_workers_each_with_ports_for_udp_and_tcp_and_ends_them()
    {
        await using var pool = TestPool.Create(2);
        await pool.StartAsync(CancellationToken.None);
        var workers = pool.Workers;
        Assert.Equal(2, workers.Count);
        foreach (var pooled in workers)
        {
            var dump = await pooled.WebRtcServer.DumpAsync(CancellationToken.None);
            Assert.Single(dump.UdpSockets);
            Assert.Single(dump.TcpServers);
        }

        await pool.StopAsync(CancellationToken.None);
        Assert.Empty(pool.Workers);
        Assert.All(workers, pooled => Assert.False(Directory.Exists($"/proc/{pooled.Worker.ProcessId}")));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await pool.GetAsync(CancellationToken.None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_killed_worker_is_replaced_on_its_port_and_is_not_handed_out_again()
    {
        var port = FreePort();
        await using var pool = TestPool.Create(1, basePort: port);
        await pool.StartAsync(CancellationToken.None);
        var first = await pool.GetAsync(default);
        await Signal.SendAsync("STOP", first.Worker);
        var pending = first.Worker.GetResourceUsageAsync(default);

        await Signal.SendAsync("KILL", first.Worker);
        Assert.Equal(137, (await Assert.ThrowsAsync<WorkerDiedException>(() => pending)).ExitCode);
        Assert.Equal(CloseReason.WorkerDied, await NextEvent.CloseOfAsync(first.WebRtcServer));
        var second = await pool.GetAsync(default);
        Assert.NotEqual(first.Worker.ProcessId, second.Worker.ProcessId);
        Assert.Equal(port, (await second.WebRtcServer.DumpAsync(default)).UdpSockets[0].Port);
        await second.Worker.CreateRouterAsync(TestMedia.Router, default);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Who_waits_for_a_worker_can_give_up()
    {
        await using var pool = TestPool.Create(1);
        using var cancellation = new CancellationTokenSource();
        var waiting = pool.GetAsync(cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_port_in_use_fails_the_start_and_names_the_port_and_the_setting()
    {
        using var taken = Loopback.NewSocket();
        var port = ((IPEndPoint)taken.Client.LocalEndPoint!).Port;
        await using var pool = TestPool.Create(1, basePort: port);
        var thrown = await Assert.ThrowsAsync<WorkerStartException>(() => pool.StartAsync(CancellationToken.None));
        Assert.Contains(port.ToString(), thrown.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(MediasoupOptions.BasePort), thrown.Message, StringComparison.Ordinal);
        Assert.Empty(pool.Workers);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_host_starts_and_stops_the_pool_and_knows_its_health()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMediasoup(options => (options.WorkerCount, options.BasePort) = (2, 0));
        using var host = builder.Build();
        await host.StartAsync();
        var health = host.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);
        var pooled = await host.Services.GetRequiredService<WorkerPool>().GetAsync(default);
        await host.StopAsync();
        Assert.True((await pooled.Worker.Exited).Requested);
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync()).Status);
    }

    [Fact]
    public void Intervals_are_checked_too()
    {
        var result = new MediasoupOptionsValidator().Validate(
            null, new MediasoupOptions { SampleInterval = TimeSpan.FromMilliseconds(999), DrainTimeout = TimeSpan.FromSeconds(-1) });
        Assert.Contains(nameof(MediasoupOptions.SampleInterval), result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains(nameof(MediasoupOptions.DrainTimeout), result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 40_000, "127.0.0.1", null, nameof(MediasoupOptions.WorkerCount))]
    [InlineData(2, 65_535, "127.0.0.1", null, nameof(MediasoupOptions.BasePort))]
    [InlineData(1, 40_000, "localhost", null, nameof(MediasoupOptions.ListenIps))]
    [InlineData(1, 40_000, "0.0.0.0", null, nameof(MediasoupOptions.AnnouncedAddress))]
    [InlineData(1, 65_535, "0.0.0.0", "media.example.org", null)]
    public void Settings_are_checked_before_anything_starts(
        int workerCount, int basePort, string listenIp, string? announcedAddress, string? wrong)
    {
        var result = new MediasoupOptionsValidator().Validate(null, new MediasoupOptions
        {
            WorkerCount = workerCount,
            BasePort = basePort,
            ListenIps = [listenIp],
            AnnouncedAddress = announcedAddress,
        });
        Assert.Equal(wrong is not null, result.Failed);
        if (wrong is not null) Assert.Contains(wrong, result.FailureMessage, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
