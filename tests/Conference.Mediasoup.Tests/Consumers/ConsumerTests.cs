using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Consumers;

public sealed class ConsumerTests : WorkerTest
{
    private PlainTransport _source = null!;
    private PlainTransport _sink = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _source = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        _sink = await Router.CreatePlainTransportAsync(Loopback.Plain, None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_consumer_has_what_it_was_asked_for()
    {
        var producer = await _source.ProduceAsync(TestMedia.Vp8(11, 22) with { Paused = true }, None);
        var consumer = await _sink.ConsumeAsync(
            OptionsFor(producer) with { Paused = true, PreferredLayers = new ConsumerLayers(1, 0) }, None);
        Assert.Equal((producer.Id, MediaKind.Video, ConsumerType.Simulcast), (consumer.ProducerId, consumer.Kind, consumer.Type));
        Assert.True(consumer.Paused);
        Assert.True(consumer.ProducerPaused);
        Assert.Equal("0", consumer.RtpParameters.Mid);
        Assert.Equal(new ConsumerLayers(1, 0), consumer.PreferredLayers);
        Assert.Null(consumer.CurrentLayers);
        Assert.Equal([consumer], _sink.Consumers);

        await consumer.SetPreferredLayersAsync(new ConsumerLayers(0), None);
        Assert.Equal(new ConsumerLayers(0, 0), consumer.PreferredLayers);
        await consumer.SetPriorityAsync(7, None);
        Assert.Equal(7, consumer.Priority);
        await consumer.RequestKeyFrameAsync(None);
        Assert.Equal("1", (await _sink.ConsumeAsync(OptionsFor(producer), None)).RtpParameters.Mid);
        Assert.Equal("camera", (await _sink.ConsumeAsync(OptionsFor(producer) with { Mid = "camera" }, None)).RtpParameters.Mid);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Retransmissions_come_under_the_payload_type_that_the_endpoint_chose()
    {
        var producer = await _source.ProduceAsync(TestMedia.Vp8(11), None);
        var options = OptionsFor(producer);
        var consumer = await _sink.ConsumeAsync(options with { RtxPayloadType = 35 }, None);
        Assert.Equal(35, consumer.RtpParameters.Codecs.Single(codec => codec.MimeType == "video/rtx").PayloadType);
        var dump = await consumer.DumpAsync(None);
        Assert.Equal((byte?)35, dump.RtpStreams.Single().RtxPayloadType);

        var taken = consumer.RtpParameters.Codecs[0].PayloadType;
        await Assert.ThrowsAsync<ArgumentException>(() => _sink.ConsumeAsync(options with { RtxPayloadType = taken }, None));
        await Assert.ThrowsAsync<ArgumentException>(() => _sink.ConsumeAsync(options with { RtxPayloadType = 128 }, None));
        Assert.Equal([consumer], _sink.Consumers);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_consumer_is_told_when_its_producer_pauses_and_resumes()
    {
        var producer = await _source.ProduceAsync(TestMedia.Opus(1), None);
        var consumer = await _sink.ConsumeAsync(OptionsFor(producer), None);
        var paused = NextPauseAsync();
        await producer.PauseAsync(None);
        Assert.True(await paused);
        Assert.True(consumer.ProducerPaused);
        var resumed = NextPauseAsync();
        await producer.ResumeAsync(None);
        Assert.False(await resumed);
        Assert.False(consumer.ProducerPaused);

        Task<bool> NextPauseAsync() => NextEvent.OfAsync<bool>(
            handler => consumer.ProducerPausedChanged += handler, handler => consumer.ProducerPausedChanged -= handler);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_pipe_consumer_forwards_all_streams_without_a_mid()
    {
        var producer = await _source.ProduceAsync(TestMedia.Vp8(11, 22), None);
        var consumer = await _sink.ConsumeAsync(OptionsFor(producer) with { Pipe = true }, None);
        Assert.Equal(ConsumerType.Pipe, consumer.Type);
        Assert.Null(consumer.RtpParameters.Mid);
        Assert.Equal(2, consumer.RtpParameters.Encodings.Count);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task An_unknown_producer_is_the_caller_s_mistake_and_breaks_nothing()
    {
        var unknown = ProducerId.New();
        var thrown = await Assert.ThrowsAsync<EntityNotFoundException>(async () => await _sink.ConsumeAsync(
            new ConsumerOptions { ProducerId = unknown, RtpCapabilities = Router.RtpCapabilities }, None));
        Assert.Contains(unknown.ToString(), thrown.Message, StringComparison.Ordinal);
        Assert.Empty((await _sink.DumpAsync(None)).ConsumerIds);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task An_endpoint_without_a_common_codec_is_refused()
    {
        var producer = await _source.ProduceAsync(TestMedia.Opus(1), None);
        await Assert.ThrowsAsync<UnsupportedRtpException>(async () => await _sink.ConsumeAsync(
            OptionsFor(producer) with { RtpCapabilities = new RtpCapabilities() }, None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Closing_a_transport_closes_its_consumers_and_says_why()
    {
        var producer = await _source.ProduceAsync(TestMedia.Opus(1), None);
        var consumer = await _sink.ConsumeAsync(OptionsFor(producer), None);
        var closed = NextEvent.CloseOfAsync(consumer);
        await _sink.DisposeAsync();
        Assert.Equal(CloseReason.TransportClosed, await closed);
        Assert.False(producer.IsClosed);
    }

    private ConsumerOptions OptionsFor(Producer producer) =>
        new() { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities };
}
