using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Routers;

/// <summary>Whatever ends a call to pipe half way, nothing is left of it.</summary>
public sealed class PipeToRouterFailureTests : PipeTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task A_call_that_is_cancelled_at_any_moment_leaves_nothing()
    {
        var producer = await ProduceAsync(1);
        var (cancelled, piped) = (0, 0);
        for (var round = 0; piped < 10; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var piping = Router.PipeToRouterAsync(ToOther(producer), cancellation.Token);
            // Every tenth round waits for one more answer of the other worker, until calls come in time.
            for (var i = 0; i < round / 10; i++) await OtherWorker.DumpAsync(None);
            await cancellation.CancelAsync();
            if (await Record.ExceptionAsync(async () => await piping) is { } exception)
            {
                Assert.IsType<OperationCanceledException>(exception, exactMatch: false);
                cancelled++;
            }
            else
            {
                await Assert.Single(PipesOf(Router)).DisposeAsync();
                piped++;
            }

            await AssertNoPipesAsync();
        }

        Assert.NotEqual(0, cancelled);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Who_gives_up_on_a_worker_that_hangs_is_let_go_and_does_not_take_the_pipe_from_the_others()
    {
        var one = await ProduceAsync(1);
        var other = await ProduceAsync(2);
        await Signal.SendAsync("STOP", OtherWorker);
        using var cancellation = new CancellationTokenSource();
        var first = Router.PipeToRouterAsync(ToOther(one), cancellation.Token);
        var second = PipeAsync(ToOther(other));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);

        await Signal.SendAsync("CONT", OtherWorker);
        var (consumer, _) = await second;
        Assert.Equal([consumer.Id], (await Assert.Single(PipesOf(Router)).DumpAsync(None)).ConsumerIds);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task When_all_give_up_on_a_worker_that_hangs_it_keeps_nothing_once_it_goes_on()
    {
        var producer = await ProduceAsync(1);
        await Signal.SendAsync("STOP", OtherWorker);
        using var cancellation = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 5).Select(_ => Router.PipeToRouterAsync(ToOther(producer), cancellation.Token)).ToArray();
        await cancellation.CancelAsync();
        foreach (var call in calls) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(0, OtherWorker.Channel.PendingCount);

        await Signal.SendAsync("CONT", OtherWorker);
        await AssertNoPipesAsync();
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_router_without_the_codec_refuses_and_a_pipe_made_for_it_goes_again_while_one_in_use_stays()
    {
        var audioOnly = await OtherWorker.CreateRouterAsync(
            new RouterOptions { MediaCodecs = [TestMedia.Router.MediaCodecs[0]] }, None);
        var video = ToOther(await Source.ProduceAsync(TestMedia.Vp8(1), None)) with { Router = audioOnly };
        await Assert.ThrowsAsync<UnsupportedRtpException>(() => Router.PipeToRouterAsync(video, None));
        await AssertNoPipesAsync();
        Assert.Empty((await audioOnly.DumpAsync(None)).TransportIds);

        var (consumer, _) = await PipeAsync(ToOther(await ProduceAsync(2)) with { Router = audioOnly });
        await Assert.ThrowsAsync<UnsupportedRtpException>(() => Router.PipeToRouterAsync(video, None));
        Assert.Equal([consumer.Id], (await Assert.Single(PipesOf(Router)).DumpAsync(None)).ConsumerIds);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task An_id_that_is_there_already_is_refused_and_the_first_pipe_goes_on()
    {
        var producer = await ProduceAsync(1);
        var (consumer, _) = await PipeAsync(ToOther(producer));
        await Assert.ThrowsAsync<ArgumentException>(() => Router.PipeToRouterAsync(ToOther(producer), None));
        Assert.Equal([consumer.Id], (await Assert.Single(PipesOf(Router)).DumpAsync(None)).ConsumerIds);
        Assert.False(consumer.IsClosed);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_port_that_both_ends_want_fails_the_call_and_is_free_again()
    {
        using var free = Loopback.NewSocket();
        var port = (ushort)((System.Net.IPEndPoint)free.Client.LocalEndPoint!).Port;
        free.Dispose();
        var options = ToOther(await ProduceAsync(1)) with { ListenInfo = Loopback.Udp with { Port = port } };
        await Assert.ThrowsAsync<RequestRejectedException>(() => Router.PipeToRouterAsync(options, None));
        await AssertNoPipesAsync();
        await Router.CreatePipeTransportAsync(new PipeTransportOptions { ListenInfo = options.ListenInfo }, None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_producer_that_is_closed_while_it_is_piped_fails_the_call()
    {
        var producer = await ProduceAsync(1);
        await Signal.SendAsync("STOP", OtherWorker);
        var piping = Router.PipeToRouterAsync(ToOther(producer), None);
        await producer.DisposeAsync();
        await Signal.SendAsync("CONT", OtherWorker);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => piping);
        await AssertNoPipesAsync();
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_dies_meanwhile_fails_all_calls_and_leaves_nothing_on_the_other()
    {
        List<Producer> producers = [];
        for (uint i = 1; i <= 5; i++) producers.Add(await ProduceAsync(i));
        await Signal.SendAsync("STOP", OtherWorker);
        var calls = producers.Select(producer => Router.PipeToRouterAsync(ToOther(producer), None)).ToArray();
        await Signal.SendAsync("KILL", OtherWorker);
        foreach (var call in calls) await Assert.ThrowsAsync<WorkerDiedException>(() => call);
        Assert.Empty(PipesOf(Router));
        Assert.Equal([Source.Id], (await Router.DumpAsync(None)).TransportIds);
    }
}
