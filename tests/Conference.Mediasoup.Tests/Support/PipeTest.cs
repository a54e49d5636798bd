namespace Conference.Mediasoup.Tests.Support;

/// <summary>A test on two real workers, with a router on each and a source on the first.</summary>
public abstract class PipeTest : WorkerTest
{
    private protected Worker OtherWorker { get; private set; } = null!;

    private protected Router OtherRouter { get; private set; } = null!;

    private protected PlainTransport Source { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        OtherWorker = await StartWorkerAsync();
        OtherRouter = await OtherWorker.CreateRouterAsync(TestMedia.Router, None);
        Source = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
    }

    protected override async Task CleanUpAsync()
    {
        await OtherWorker.DisposeAsync();
        await base.CleanUpAsync();
    }

    private protected Task<Producer> ProduceAsync(uint ssrc) => Source.ProduceAsync(TestMedia.Opus(ssrc), None);

    private protected PipeToRouterOptions ToOther(Producer producer) => new() { ProducerId = producer.Id, Router = OtherRouter };

    private protected async Task<(Consumer Consumer, Producer Producer)> PipeAsync(PipeToRouterOptions options, Router? from = null)
    {
        var piped = await (from ?? Router).PipeToRouterAsync(options, None);
        Assert.NotNull(piped.PipeConsumer);
        Assert.NotNull(piped.PipeProducer);
        return (piped.PipeConsumer, piped.PipeProducer);
    }

    private protected static PipeTransport[] PipesOf(Router router) => [.. router.Transports.OfType<PipeTransport>()];

    /// <summary>What there is here and in the workers of pipes, asked behind everything that was sent before.</summary>
    private protected async Task AssertNoPipesAsync()
    {
        Assert.Empty(PipesOf(Router));
        Assert.Empty(PipesOf(OtherRouter));
        var dump = await Router.DumpAsync(None);
        Assert.Equal([Source.Id], dump.TransportIds);
        Assert.Empty(dump.ProducersByConsumer);
        Assert.Empty((await OtherRouter.DumpAsync(None)).TransportIds);
        Assert.Equal((0, 0), (Worker.Channel.PendingCount, OtherWorker.Channel.PendingCount));
    }
}
