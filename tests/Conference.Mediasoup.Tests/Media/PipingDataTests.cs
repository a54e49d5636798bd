using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Media;

/// <summary>Messages through a pipe between two real workers.</summary>
public sealed class PipingDataTests : PipeTest
{
    private DirectTransport _from = null!;
    private DirectTransport _to = null!;
    private DataProducer _producer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _from = await Router.CreateDirectTransportAsync(new DirectTransportOptions(), None);
        _to = await OtherRouter.CreateDirectTransportAsync(new DirectTransportOptions(), None);
        _producer = await _from.ProduceDataAsync(new DataProducerOptions { Label = "chat", Protocol = "v1", AppData = 7 }, None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task What_is_said_on_one_router_is_heard_on_the_other_in_order()
    {
        var (consumer, piped) = await PipeDataAsync();
        Assert.Equal((_producer.Id, "chat", "v1", 7), (piped.Id, piped.Label, piped.Protocol, piped.AppData));
        Assert.Equal(DataChannelType.Sctp, consumer.Type);
        Assert.Equal(consumer.SctpStreamParameters, piped.SctpStreamParameters);

        var heard = new MessageLog(await _to.ConsumeDataAsync(new DataConsumerOptions { DataProducerId = piped.Id }, None));
        for (var i = 0; i < 200; i++) _producer.Send($"message {i}");
        for (var i = 0; i < 200; i++) Assert.Equal(($"message {i}", Ppid.Text), await heard.TakeAsync());
        Assert.Equal(200ul, (await consumer.GetStatsAsync(None)).MessagesSent);
        Assert.Equal(200ul, (await piped.GetStatsAsync(None)).MessagesReceived);
        Assert.Equal(SctpState.Connected, Assert.Single(PipesOf(Router)).SctpState);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Data_and_media_piped_at_once_share_a_pipe()
    {
        var producers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _from.ProduceDataAsync(new DataProducerOptions(), None)));
        var audio = await ProduceAsync(1);
        await Task.WhenAll(
            producers.Select(producer => Router.PipeToRouterAsync(ToOther(producer), None))
                .Append(Router.PipeToRouterAsync(ToOther(audio), None)));
        Assert.Equal(10, Assert.Single(PipesOf(Router)).DataConsumers.Count);
        Assert.Equal(10, Assert.Single(PipesOf(OtherRouter)).DataProducers.Count);
    }

    [Theory(Timeout = Limits.Quick)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Closing_the_original_or_the_piped_one_closes_what_is_between(bool closeOriginal)
    {
        var (consumer, piped) = await PipeDataAsync();
        var closes = new MediasoupEntity[] { consumer, piped }.Select(NextEvent.CloseOfAsync).ToArray();
        await (closeOriginal ? _producer : piped).DisposeAsync();
        Assert.Equal(
            closeOriginal
                ? [CloseReason.DataProducerClosed, CloseReason.PipeClosed]
                : [CloseReason.PipeClosed, CloseReason.Requested],
            await Task.WhenAll(closes));
        Assert.Equal(closeOriginal, _producer.IsClosed);
        Assert.Empty((await Router.DumpAsync(None)).DataProducersByDataConsumer);
        Assert.Empty((await OtherRouter.DumpAsync(None)).DataConsumersByDataProducer);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_pipe_without_sctp_refuses_data_and_goes_again()
    {
        await Assert.ThrowsAsync<RequestRejectedException>(
            () => Router.PipeToRouterAsync(ToOther(_producer) with { EnableSctp = false }, None));
        Assert.Empty(PipesOf(Router));
        Assert.Empty(PipesOf(OtherRouter));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Router.PipeToRouterAsync(ToOther(_producer) with { ProducerId = ProducerId.New() }, None));
    }

    private PipeToRouterOptions ToOther(DataProducer producer) => new() { DataProducerId = producer.Id, Router = OtherRouter };

    private async Task<(DataConsumer Consumer, DataProducer Producer)> PipeDataAsync()
    {
        var result = await Router.PipeToRouterAsync(ToOther(_producer), None);
        Assert.NotNull(result.PipeDataConsumer);
        Assert.NotNull(result.PipeDataProducer);
        Assert.Null(result.PipeConsumer ?? (object?)result.PipeProducer);
        return (result.PipeDataConsumer, result.PipeDataProducer);
    }
}
