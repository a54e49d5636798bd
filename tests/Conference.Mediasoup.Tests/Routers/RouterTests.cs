using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Routers;

public sealed class RouterTests : WorkerTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task Closing_a_router_closes_its_transports_producers_consumers_and_observers()
    {
        var source = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var sink = await Router.CreatePlainTransportAsync(Loopback.Plain, None);
        var producer = await source.ProduceAsync(TestMedia.Opus(1), None);
        var consumer = await sink.ConsumeAsync(
            new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities }, None);
        var observer = await Router.CreateActiveSpeakerObserverAsync(new ActiveSpeakerObserverOptions(), None);
        var closes = new MediasoupEntity[] { source, sink, producer, consumer, observer }.Select(NextEvent.CloseOfAsync).ToArray();

        await Router.DisposeAsync();
        Assert.All(await Task.WhenAll(closes), reason => Assert.Equal(CloseReason.RouterClosed, reason));
        Assert.Equal(CloseReason.Requested, Router.CloseReason);
        Assert.Empty((await Worker.DumpAsync(None)).RouterIds);
        Assert.Empty(Worker.Routers);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_router_can_be_disposed_again_and_by_many_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Router.DisposeAsync().AsTask())));
        await Router.DisposeAsync();
        Assert.Equal(CloseReason.Requested, Router.CloseReason);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_closed_router_refuses_further_calls_and_says_why()
    {
        await Router.DisposeAsync();
        var thrown = await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Router.CreatePlainTransportAsync(Loopback.Plain, None));
        Assert.Contains(nameof(CloseReason.Requested), thrown.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_router_tells_what_is_connected_with_what()
    {
        var source = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var producer = await source.ProduceAsync(TestMedia.Opus(1), None);
        var consumer = await source.ConsumeAsync(
            new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities }, None);
        var observer = await Router.CreateAudioLevelObserverAsync(new AudioLevelObserverOptions(), None);
        await observer.AddProducerAsync(producer.Id, None);

        var dump = await Router.DumpAsync(None);
        Assert.Equal(Router.Id, dump.Id);
        Assert.Equal([source.Id], dump.TransportIds);
        Assert.Equal([observer.Id], dump.RtpObserverIds);
        Assert.Equal([consumer.Id], dump.ConsumersByProducer[producer.Id]);
        Assert.Equal(producer.Id, dump.ProducersByConsumer[consumer.Id]);
        Assert.Equal([observer.Id], dump.ObserversByProducer[producer.Id]);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_cancelled_creation_leaves_nothing_in_the_worker()
    {
        for (var i = 0; i < 50; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var creating = Router.CreatePlainTransportAsync(Loopback.Plain, cancellation.Token);
            await cancellation.CancelAsync();
            await Record.ExceptionAsync(async () => await (await creating).DisposeAsync());
        }

        Assert.Empty((await Router.DumpAsync(None)).TransportIds);
        Assert.Equal(0, Worker.Channel.PendingCount);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_transport_that_is_created_while_its_router_closes_does_not_stay_open()
    {
        var creating = Enumerable.Range(0, 50).Select(_ => Router.CreatePlainTransportAsync(Loopback.Plain, None)).ToArray();
        await Router.DisposeAsync();
        foreach (var task in creating) Assert.True((await task).IsClosed);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Whether_an_endpoint_can_consume_depends_on_its_codecs_and_on_the_producer()
    {
        var source = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var producer = await source.ProduceAsync(TestMedia.Vp8(1), None);
        var audioOnly = Router.RtpCapabilities with
        {
            Codecs = [.. Router.RtpCapabilities.Codecs.Where(codec => codec.Kind == MediaKind.Audio)],
        };
        Assert.True(Router.CanConsume(producer.Id, Router.RtpCapabilities));
        Assert.False(Router.CanConsume(producer.Id, audioOnly));
        Assert.False(Router.CanConsume(ProducerId.New(), Router.RtpCapabilities));
        await producer.DisposeAsync();
        Assert.False(Router.CanConsume(producer.Id, Router.RtpCapabilities));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Observers_check_their_settings_and_their_producers()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Router.CreateAudioLevelObserverAsync(
            new AudioLevelObserverOptions { Threshold = 1 }, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Router.CreateActiveSpeakerObserverAsync(
            new ActiveSpeakerObserverOptions { Interval = TimeSpan.FromMinutes(1) }, None));
        var observer = await Router.CreateAudioLevelObserverAsync(new AudioLevelObserverOptions(), None);
        await Assert.ThrowsAsync<EntityNotFoundException>(async () => await observer.AddProducerAsync(ProducerId.New(), None));
        await observer.PauseAsync(None);
        Assert.True(observer.Paused);
        await observer.ResumeAsync(None);
        Assert.False(observer.Paused);
        await observer.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await observer.PauseAsync(None));
    }
}
