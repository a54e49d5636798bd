using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Consumers;

public sealed class ConsumerDumpTests : WorkerTest
{
    private PlainTransport _transport = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _transport = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_simple_consumer_has_one_stream_and_no_layers()
    {
        var producer = await _transport.ProduceAsync(TestMedia.Opus(1) with { Paused = true }, None);
        var consumer = await ConsumeAsync(producer);
        await consumer.PauseAsync(None);
        await consumer.SetPriorityAsync(7, None);

        var dump = await consumer.DumpAsync(None);
        Assert.Equal(
            (consumer.Id, ConsumerType.Simple, producer.Id, MediaKind.Audio), (dump.Id, dump.Type, dump.ProducerId, dump.Kind));
        Assert.Equal((true, true, (byte)7), (dump.Paused, dump.ProducerPaused, dump.Priority));
        var codec = Assert.Single(dump.RtpParameters.Codecs);
        Assert.Equal(consumer.RtpParameters.Codecs[0], codec);
        Assert.Equal(consumer.RtpParameters.HeaderExtensions, dump.RtpParameters.HeaderExtensions);
        Assert.Equal((consumer.RtpParameters.Mid, consumer.RtpParameters.Rtcp), (dump.RtpParameters.Mid, dump.RtpParameters.Rtcp));
        Assert.Equal(
            producer.ConsumableRtpParameters.Encodings.Select(encoding => encoding.Ssrc),
            dump.ConsumableRtpEncodings.Select(encoding => encoding.Ssrc));
        Assert.Equal([codec.PayloadType], dump.SupportedCodecPayloadTypes);
        var stream = Assert.Single(dump.RtpStreams);
        Assert.Equal(
            (consumer.RtpParameters.Encodings[0].Ssrc, "audio/opus", 48_000u), (stream.Ssrc, stream.MimeType, stream.ClockRate));
        Assert.Null(stream.RtxStream);
        Assert.Null(dump.PreferredSpatialLayer);
        Assert.Null(dump.CurrentTemporalLayer);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_simulcast_consumer_has_layers_and_retransmissions()
    {
        var consumer = await ConsumeAsync(await _transport.ProduceAsync(TestMedia.Vp8(11, 22), None));
        await consumer.SetPreferredLayersAsync(new ConsumerLayers(1, 0), None);

        var dump = await consumer.DumpAsync(None);
        Assert.Equal(ConsumerType.Simulcast, dump.Type);
        Assert.Equal(2, dump.ConsumableRtpEncodings.Count);
        Assert.Equal(((byte?)1, (byte?)0), (dump.PreferredSpatialLayer, dump.PreferredTemporalLayer));
        // Nothing has arrived to choose from.
        Assert.Equal((null, null), (dump.TargetSpatialLayer, dump.CurrentSpatialLayer));
        Assert.Equal((null, null), (dump.TargetTemporalLayer, dump.CurrentTemporalLayer));
        var stream = Assert.Single(dump.RtpStreams);
        Assert.Equal(consumer.RtpParameters.Encodings[0].Rtx!.Ssrc, stream.RtxSsrc);
        Assert.Equal((stream.RtxSsrc, stream.RtxPayloadType), (stream.RtxStream!.Ssrc, stream.RtxStream.PayloadType));
        Assert.True(stream is { UseNack: true, UsePli: true, UseFir: true });
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task An_svc_consumer_has_the_layers_of_its_scalability_mode()
    {
        await using var router = await Worker.CreateRouterAsync(
            new RouterOptions { MediaCodecs = [new() { MimeType = "video/VP9", ClockRate = 90_000 }] }, None);
        var transport = await router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var producer = await transport.ProduceAsync(
            new ProducerOptions
            {
                Kind = MediaKind.Video,
                RtpParameters = new RtpParameters
                {
                    Codecs = [new() { MimeType = "video/VP9", PayloadType = 98, ClockRate = 90_000 }],
                    Encodings = [new() { Ssrc = 1, ScalabilityMode = "L3T2_KEY" }],
                },
            },
            None);
        var consumer = await transport.ConsumeAsync(
            new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = router.RtpCapabilities }, None);

        var dump = await consumer.DumpAsync(None);
        Assert.Equal(ConsumerType.Svc, dump.Type);
        Assert.Equal(((byte?)2, (byte?)1), (dump.PreferredSpatialLayer, dump.PreferredTemporalLayer));
        var stream = Assert.Single(dump.RtpStreams);
        Assert.Equal((3, 2), (stream.SpatialLayers, stream.TemporalLayers));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_pipe_consumer_has_all_streams()
    {
        var producer = await _transport.ProduceAsync(TestMedia.Vp8(11, 22), None);
        var consumer = await _transport.ConsumeAsync(
            new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities, Pipe = true }, None);
        var dump = await consumer.DumpAsync(None);
        Assert.Equal(ConsumerType.Pipe, dump.Type);
        Assert.Equal(
            consumer.RtpParameters.Encodings.Select(encoding => encoding.Ssrc), dump.RtpStreams.Select(stream => (uint?)stream.Ssrc));
        Assert.Null(dump.PreferredSpatialLayer);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_priority_that_is_unset_is_the_lowest()
    {
        var consumer = await ConsumeAsync(await _transport.ProduceAsync(TestMedia.Opus(1), None));
        await consumer.SetPriorityAsync(255, None);
        Assert.Equal(255, consumer.Priority);
        await consumer.UnsetPriorityAsync(None);
        Assert.Equal(1, consumer.Priority);
        Assert.Equal(1, (await consumer.DumpAsync(None)).Priority);
    }

    private Task<Consumer> ConsumeAsync(Producer producer) => _transport.ConsumeAsync(
        new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities }, None);
}
