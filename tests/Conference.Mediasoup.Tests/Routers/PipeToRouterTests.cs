using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Routers;

public sealed class PipeToRouterTests : PipeTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task A_producer_is_there_on_the_other_router_under_its_id()
    {
        var producer = await Source.ProduceAsync(TestMedia.Vp8(1, 2, 3) with { AppData = "camera" }, None);
        var (consumer, piped) = await PipeAsync(ToOther(producer));

        Assert.Equal((producer.Id, ConsumerType.Pipe), (consumer.ProducerId, consumer.Type));
        Assert.Equal(3, consumer.RtpParameters.Encodings.Count);
        Assert.Null(consumer.RtpParameters.Mid);
        Assert.Equal((producer.Id, MediaKind.Video, "camera"), (piped.Id, piped.Kind, piped.AppData));
        Assert.Equal(consumer.RtpParameters, piped.RtpParameters);
        var sink = await OtherRouter.CreatePlainTransportAsync(Loopback.Plain, None);
        var reader = await sink.ConsumeAsync(
            new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = OtherRouter.RtpCapabilities }, None);
        Assert.Equal(ConsumerType.Simulcast, reader.Type);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task All_that_is_piped_at_once_in_both_directions_shares_one_pair_of_connected_transports()
    {
        const int count = 20;
        var otherSource = await OtherRouter.CreatePlainTransportAsync(Loopback.Comedia, None);
        List<Producer> here = [];
        List<Producer> there = [];
        for (uint i = 1; i <= count; i++)
        {
            here.Add(await ProduceAsync(i));
            there.Add(await otherSource.ProduceAsync(TestMedia.Opus(i), None));
        }

        await Task.WhenAll(
            here.Select(producer => Task.Run(() => PipeAsync(ToOther(producer))))
                .Concat(there.Select(producer => Task.Run(
                    () => PipeAsync(new PipeToRouterOptions { ProducerId = producer.Id, Router = Router }, OtherRouter)))));

        var one = Assert.Single(PipesOf(Router));
        var other = Assert.Single(PipesOf(OtherRouter));
        Assert.Equal((count, count), (one.Consumers.Count, one.Producers.Count));
        Assert.Equal((one.Tuple.LocalPort, other.Tuple.LocalPort), ((ushort)other.Tuple.RemotePort!, (ushort)one.Tuple.RemotePort!));
        Assert.Equal(2, (await Router.DumpAsync(None)).TransportIds.Count);
        Assert.Equal(2, (await OtherRouter.DumpAsync(None)).TransportIds.Count);
    }

    [Theory(Timeout = Limits.Quick)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pipe_that_was_closed_on_either_side_is_gone_at_once_and_made_anew_by_the_next_call(bool closeHere)
    {
        var producer = await ProduceAsync(1);
        var (consumer, piped) = await PipeAsync(ToOther(producer));
        var one = Assert.Single(PipesOf(Router));
        var other = Assert.Single(PipesOf(OtherRouter));

        var disposing = (closeHere ? one : other).DisposeAsync();
        Assert.All(new MediasoupEntity[] { one, other, consumer, piped }, entity => Assert.True(entity.IsClosed));
        Assert.Equal(CloseReason.PipeClosed, (closeHere ? other : one).CloseReason);
        await disposing;
        await AssertNoPipesAsync();
        Assert.False(producer.IsClosed);

        await PipeAsync(ToOther(producer));
        Assert.NotEqual(one.Id, Assert.Single(PipesOf(Router)).Id);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Closing_a_router_closes_its_pipes_on_the_other_side()
    {
        await PipeAsync(ToOther(await ProduceAsync(1)));
        var disposing = Router.DisposeAsync();
        Assert.Empty(PipesOf(OtherRouter));
        await disposing;
        Assert.Empty((await OtherRouter.DumpAsync(None)).TransportIds);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task The_death_of_a_worker_closes_its_pipes_on_the_other_side()
    {
        var (consumer, _) = await PipeAsync(ToOther(await ProduceAsync(1)));
        var closed = NextEvent.CloseOfAsync(consumer);
        await Signal.SendAsync("KILL", OtherWorker);
        Assert.Equal(CloseReason.PipeClosed, await closed);

        // Who listens is told first, the worker right after.
        IReadOnlyList<TransportId> left;
        do left = (await Router.DumpAsync(None)).TransportIds;
        while (left.Count > 1);
        Assert.Equal([Source.Id], left);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Closing_the_original_closes_the_piped_producer_and_who_consumes_it()
    {
        var producer = await ProduceAsync(1);
        var (consumer, piped) = await PipeAsync(ToOther(producer));
        var sink = await OtherRouter.CreatePlainTransportAsync(Loopback.Plain, None);
        var reader = await sink.ConsumeAsync(
            new ConsumerOptions { ProducerId = piped.Id, RtpCapabilities = OtherRouter.RtpCapabilities }, None);
        var closes = new MediasoupEntity[] { consumer, piped, reader }.Select(NextEvent.CloseOfAsync).ToArray();

        await producer.DisposeAsync();
        Assert.Equal(
            [CloseReason.ProducerClosed, CloseReason.PipeClosed, CloseReason.ProducerClosed], await Task.WhenAll(closes));
        Assert.Single(PipesOf(Router));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Closing_the_piped_producer_closes_the_pipe_consumer_and_not_the_original()
    {
        var producer = await ProduceAsync(1);
        var (consumer, piped) = await PipeAsync(ToOther(producer));
        await piped.DisposeAsync();
        Assert.Equal(CloseReason.PipeClosed, consumer.CloseReason);
        Assert.Empty((await Router.DumpAsync(None)).ProducersByConsumer);
        Assert.False(producer.IsClosed);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_piped_producer_begins_paused_and_follows_its_original_and_its_consumer()
    {
        var producer = await ProduceAsync(1);
        await producer.PauseAsync(None);
        var (consumer, piped) = await PipeAsync(ToOther(producer));
        Assert.Equal((true, true), (consumer.ProducerPaused, piped.Paused));

        var resumed = PausedAsync(piped, false);
        await producer.ResumeAsync(None);
        await resumed;
        var paused = PausedAsync(piped, true);
        await consumer.PauseAsync(None);
        await paused;
        Assert.False(producer.Paused);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task However_fast_the_original_is_paused_and_resumed_while_it_is_piped_the_piped_one_ends_like_it()
    {
        for (uint i = 1; i <= 20; i++)
        {
            var producer = await ProduceAsync(i);
            var piping = PipeAsync(ToOther(producer));
            var changes = Enumerable.Range(0, 9).Select(n => n % 2 == 0 ? producer.PauseAsync(None) : producer.ResumeAsync(None));
            await Task.WhenAll(changes);
            var (consumer, piped) = await piping;
            // What the worker said of the consumer before it answers this has been read, and was passed on before the next request.
            await Worker.DumpAsync(None);
            await OtherWorker.DumpAsync(None);
            Assert.Equal((true, true, true), (producer.Paused, consumer.ProducerPaused, piped.Paused));
        }
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Routers_of_one_worker_need_a_new_id()
    {
        var producer = await ProduceAsync(1);
        var neighbour = await Worker.CreateRouterAsync(TestMedia.Router, None);
        var options = ToOther(producer) with { Router = neighbour };
        await Assert.ThrowsAsync<ArgumentException>(async () => await Router.PipeToRouterAsync(options, None));
        Assert.Empty(PipesOf(Router));

        var (_, piped) = await PipeAsync(options with { KeepId = false });
        Assert.NotEqual(producer.Id, piped.Id);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Mistakes_are_named_before_anything_is_made()
    {
        var producer = await ProduceAsync(1);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Router.PipeToRouterAsync(new PipeToRouterOptions { Router = OtherRouter }, None));
        await Assert.ThrowsAsync<EntityNotFoundException>(
            async () => await Router.PipeToRouterAsync(ToOther(producer) with { ProducerId = ProducerId.New() }, None));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Router.PipeToRouterAsync(ToOther(producer) with { Router = Router, KeepId = false }, None));
        await AssertNoPipesAsync();
        await OtherRouter.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Router.PipeToRouterAsync(ToOther(producer), None));
        Assert.Empty(PipesOf(Router));
    }

    private static Task<bool> PausedAsync(Producer producer, bool paused) => NextEvent.OfAsync<bool>(
        handler => producer.PausedChanged += handler, handler => producer.PausedChanged -= handler, value => value == paused);
}
