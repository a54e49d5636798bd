using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Workers;

public sealed class WorkerTests : WorkerTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_runs_as_a_process_and_ends_when_it_is_disposed()
    {
        Assert.True(Directory.Exists($"/proc/{Worker.ProcessId}"));
        Assert.False(Worker.IsClosed);
        await Worker.DisposeAsync();
        Assert.True(Worker.IsClosed);
        Assert.Equal(new WorkerExit(Worker.ProcessId, ExitCode: 0, Requested: true), await Worker.Exited);
        Assert.False(Directory.Exists($"/proc/{Worker.ProcessId}"));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_has_a_session_of_its_own_so_that_ctrl_c_in_a_terminal_does_not_reach_it()
    {
        // proc(5): pid (comm) state ppid pgrp session
        var stat = await File.ReadAllTextAsync($"/proc/{Worker.ProcessId}/stat");
        var session = stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];
        Assert.Equal(Worker.ProcessId.ToString(), session);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_can_be_disposed_again_and_by_many_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Worker.DisposeAsync().AsTask())));
        await Worker.DisposeAsync();
        Assert.True((await Worker.Exited).Requested);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_tells_what_it_has_and_what_it_has_used()
    {
        var server = await Worker.CreateWebRtcServerAsync(new WebRtcServerOptions { ListenInfos = [Loopback.Udp] }, None);
        var dump = await Worker.DumpAsync(None);
        Assert.Equal(Worker.ProcessId, dump.ProcessId);
        Assert.Equal([Router.Id], dump.RouterIds);
        Assert.Equal([server.Id], dump.WebRtcServerIds);
        // There is no upper limit to ask for: the peak begins with the size of this process.
        Assert.InRange((await Worker.GetResourceUsageAsync(None)).MaxResidentSetBytes, 1_000_000, long.MaxValue);
        Assert.Equal([Router], Worker.Routers);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_closed_worker_refuses_further_calls()
    {
        await Worker.DisposeAsync();
        await Assert.ThrowsAsync<ChannelClosedException>(() => Worker.GetResourceUsageAsync(None));
        await Assert.ThrowsAsync<ChannelClosedException>(() => Worker.CreateRouterAsync(TestMedia.Router, None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Log_settings_can_be_changed_while_it_runs() =>
        await Worker.UpdateSettingsAsync(
            new WorkerSettings { LogLevel = WorkerLogLevel.Debug, LogTags = [WorkerLogTag.Ice, WorkerLogTag.Dtls] }, None);

    [Fact(Timeout = Limits.Quick)]
    public async Task A_thousand_requests_at_once_are_all_answered()
    {
        var usages = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Worker.GetResourceUsageAsync(None)));
        Assert.All(usages, usage => Assert.True(usage.MaxResidentSetBytes > 0));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Closing_a_worker_closes_everything_in_it_and_says_why()
    {
        var server = await Worker.CreateWebRtcServerAsync(new WebRtcServerOptions { ListenInfos = [Loopback.Udp] }, None);
        var transport = await Router.CreateWebRtcTransportAsync(new WebRtcTransportOptions { WebRtcServer = server }, None);
        MediasoupEntity[] entities = [Router, server, transport];
        var closes = entities.Select(NextEvent.CloseOfAsync).ToArray();
        await Worker.DisposeAsync();
        Assert.All(await Task.WhenAll(closes), reason => Assert.Equal(CloseReason.WorkerClosed, reason));
        Assert.All(entities, entity => Assert.True(entity.IsClosed));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_router_with_an_unknown_codec_is_refused() =>
        await Assert.ThrowsAsync<UnsupportedRtpException>(async () => await Worker.CreateRouterAsync(
            new RouterOptions
            {
                MediaCodecs = [new() { MimeType = "audio/morse", ClockRate = 8_000 }],
            },
            None));

    [Fact(Timeout = Limits.Quick)]
    public async Task A_port_in_use_is_refused_and_the_worker_goes_on()
    {
        using var taken = Loopback.NewSocket();
        var port = (ushort)((System.Net.IPEndPoint)taken.Client.LocalEndPoint!).Port;
        var rejected = await Assert.ThrowsAsync<RequestRejectedException>(() => Worker.CreateWebRtcServerAsync(
            new WebRtcServerOptions { ListenInfos = [Loopback.Udp with { Port = port }] }, None));
        Assert.Contains("address already in use", rejected.Reason, StringComparison.Ordinal);
        await Worker.CreateWebRtcServerAsync(new WebRtcServerOptions { ListenInfos = [Loopback.Udp] }, None);
    }
}
