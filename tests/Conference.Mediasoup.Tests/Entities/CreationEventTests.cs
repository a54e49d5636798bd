using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Entities;

public sealed class CreationEventTests : WorkerTest
{
    private readonly EventLog _log = new();

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_tells_of_its_routers_and_servers()
    {
        Worker.RouterCreated += _log.Note<Router>("router");
        Worker.WebRtcServerCreated += _log.Note<WebRtcServer>("server");
        var router = await Worker.CreateRouterAsync(TestMedia.Router, None);
        var server = await Worker.CreateWebRtcServerAsync(new WebRtcServerOptions { ListenInfos = [Loopback.Udp] }, None);
        Assert.Equal([$"router {router}", $"server {server}"], await _log.TakeAsync(2));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_router_tells_of_its_transports_and_observers()
    {
        Router.TransportCreated += _log.Note<Transport>("transport");
        Router.RtpObserverCreated += _log.Note<RtpObserver>("observer");
        var plain = await Router.CreatePlainTransportAsync(Loopback.Plain, None);
        var webRtc = await Router.CreateWebRtcTransportAsync(new WebRtcTransportOptions { ListenInfos = [Loopback.Udp] }, None);
        var levels = await Router.CreateAudioLevelObserverAsync(new AudioLevelObserverOptions(), None);
        var speaker = await Router.CreateActiveSpeakerObserverAsync(new ActiveSpeakerObserverOptions(), None);
        Assert.Equal(
            [$"transport {plain}", $"transport {webRtc}", $"observer {levels}", $"observer {speaker}"], await _log.TakeAsync(4));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_transport_tells_of_its_producers_and_consumers()
    {
        var transport = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        transport.ProducerCreated += _log.Note<Producer>("producer");
        transport.ConsumerCreated += _log.Note<Consumer>("consumer");
        var producer = await transport.ProduceAsync(TestMedia.Opus(1), None);
        var consumer = await transport.ConsumeAsync(
            new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities }, None);
        Assert.Equal([$"producer {producer}", $"consumer {consumer}"], await _log.TakeAsync(2));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_server_tells_of_the_transports_that_come_and_go_whoever_closes_them()
    {
        var server = await Worker.CreateWebRtcServerAsync(new WebRtcServerOptions { ListenInfos = [Loopback.Udp] }, None);
        server.TransportAdded += _log.Note<WebRtcTransport>("added");
        server.TransportRemoved += _log.Note<WebRtcTransport>("removed");
        server.Closed += _log.Note<CloseReason>("server");

        var first = await CreateTransportAsync();
        await first.DisposeAsync();
        Assert.Equal([$"added {first}", $"removed {first}", "transport Requested"], await _log.TakeAsync(3));

        var second = await CreateTransportAsync();
        await Router.DisposeAsync();
        Assert.Equal([$"added {second}", $"removed {second}", "transport RouterClosed"], await _log.TakeAsync(3));

        await using var router = await Worker.CreateRouterAsync(TestMedia.Router, None);
        var third = await CreateTransportAsync(router);
        await server.DisposeAsync();
        Assert.Equal(
            [$"added {third}", $"removed {third}", "transport WebRtcServerClosed", "server Requested"], await _log.TakeAsync(4));

        async Task<WebRtcTransport> CreateTransportAsync(Router? on = null)
        {
            var transport = await (on ?? Router).CreateWebRtcTransportAsync(new WebRtcTransportOptions { WebRtcServer = server }, None);
            transport.Closed += _log.Note<CloseReason>("transport");
            return transport;
        }
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_creation_is_told_before_the_end()
    {
        Worker.RouterCreated += (_, router) =>
        {
            _log.Note<Router>("created")(null, router);
            router.Closed += _log.Note<CloseReason>("closed");
        };
        for (var i = 0; i < 20; i++)
        {
            var router = await Worker.CreateRouterAsync(TestMedia.Router, None);
            await router.DisposeAsync();
            Assert.Equal([$"created {router}", "closed Requested"], await _log.TakeAsync(2));
        }
    }
}
