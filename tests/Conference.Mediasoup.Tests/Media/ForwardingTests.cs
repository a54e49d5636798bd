using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Media;

/// <summary>Real RTP of FFmpeg through a real worker.</summary>
public sealed class ForwardingTests : WorkerTest
{
    private const uint AudioSsrc = 1_111;
    private const uint VideoSsrc = 2_222;
    private const uint LargeVideoSsrc = 3_333;

    private readonly RtpReceiver _receiver = new();
    private PlainTransport _source = null!;
    private PlainTransport _sink = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _source = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        _sink = await Router.CreatePlainTransportAsync(Loopback.Plain, None);
        await _sink.ConnectAsync(Loopback.To(_receiver.Port), None);
    }

    [Fact(Timeout = Limits.Media)]
    public async Task What_ffmpeg_sends_reaches_the_consumers_of_both_tracks()
    {
        var audio = await _source.ProduceAsync(TestMedia.Opus(AudioSsrc), None);
        var video = await _source.ProduceAsync(TestMedia.Vp8(VideoSsrc), None);
        var audioConsumer = await ConsumeAsync(audio);
        var videoConsumer = await ConsumeAsync(video);
        var tuple = NextEvent.OfAsync<TransportTuple>(
            handler => _source.TupleChanged += handler, handler => _source.TupleChanged -= handler);
        var score = NextEvent.OfAsync<IReadOnlyList<ProducerScore>>(
            handler => video.ScoreChanged += handler, handler => video.ScoreChanged -= handler);

        await using var relay = new RtpRelay(_source.Tuple);
        await using var tone = Ffmpeg.Tone(relay.Port, AudioSsrc);
        await using var picture = Ffmpeg.Picture(relay.Port, VideoSsrc);
        var received = await _receiver.TakeAsync(150);

        Assert.Equal(
            new HashSet<(byte, uint?)> { StreamOf(audioConsumer), StreamOf(videoConsumer) },
            received.Select(packet => (packet.PayloadType, (uint?)packet.Ssrc)).ToHashSet());
        foreach (var stream in received.GroupBy(packet => packet.Ssrc))
            Assert.All(stream.Zip(stream.Skip(1)), pair => Assert.Equal((ushort)(pair.First.SequenceNumber + 1), pair.Second.SequenceNumber));
        Assert.Equal((ushort?)relay.Port, (await tuple).RemotePort);
        Assert.Equal((VideoSsrc, (byte)10), ((await score)[0].Ssrc, (await score)[0].Score));
    }

    [Fact(Timeout = Limits.Media)]
    public async Task Counters_of_transport_producer_and_consumer_grow_with_the_media()
    {
        var producer = await _source.ProduceAsync(TestMedia.Opus(AudioSsrc), None);
        var consumer = await ConsumeAsync(producer);
        await using var relay = new RtpRelay(_source.Tuple);
        await using var tone = Ffmpeg.Tone(relay.Port, AudioSsrc);
        await _receiver.TakeAsync(50);

        var received = Assert.Single(await producer.GetStatsAsync(None));
        Assert.Equal((AudioSsrc, "audio/opus"), (received.Quality.Ssrc, received.Quality.MimeType));
        Assert.InRange(received.PacketCount, 50ul, 10_000ul);
        var stats = await consumer.GetStatsAsync(None);
        Assert.InRange(Assert.Single(stats.OfType<RtpStreamSendStats>()).PacketCount, 50ul, 10_000ul);
        Assert.Equal(AudioSsrc, Assert.Single(stats.OfType<RtpStreamRecvStats>()).Quality.Ssrc);
        Assert.True((await _source.GetStatsAsync(None)).RtpBytesReceived > 0);
        Assert.True((await _sink.GetStatsAsync(None)).RtpBytesSent > 0);
    }

    [Fact(Timeout = Limits.Media)]
    public async Task A_paused_consumer_and_a_paused_producer_send_nothing_until_they_are_resumed()
    {
        var producer = await _source.ProduceAsync(TestMedia.Opus(AudioSsrc), None);
        var consumer = await ConsumeAsync(producer);
        await using var relay = new RtpRelay(_source.Tuple);
        await using var tone = Ffmpeg.Tone(relay.Port, AudioSsrc);
        await _receiver.TakeAsync(20);

        await consumer.PauseAsync(None);
        await relay.PassedOnAsync(5);
        _receiver.Drain();
        await relay.PassedOnAsync(30);
        Assert.Equal(0, _receiver.Drain());
        await consumer.ResumeAsync(None);
        await _receiver.TakeAsync(20);

        await producer.PauseAsync(None);
        await relay.PassedOnAsync(5);
        _receiver.Drain();
        await relay.PassedOnAsync(30);
        Assert.Equal(0, _receiver.Drain());
        await producer.ResumeAsync(None);
        await _receiver.TakeAsync(20);
    }

    [Fact(Timeout = Limits.Media)]
    public async Task A_simulcast_consumer_follows_its_preferred_layers()
    {
        var producer = await _source.ProduceAsync(TestMedia.Vp8(VideoSsrc, LargeVideoSsrc), None);
        var consumer = await ConsumeAsync(producer);
        Assert.Equal(ConsumerType.Simulcast, consumer.Type);
        await using var relay = new RtpRelay(_source.Tuple);
        var high = LayersAsync(1);
        await using var picture = Ffmpeg.Picture(relay.Port, VideoSsrc, LargeVideoSsrc);
        Assert.Equal((byte?)1, (await high)?.SpatialLayer);
        Assert.Equal((byte?)1, consumer.CurrentLayers?.SpatialLayer);

        var low = LayersAsync(0);
        await consumer.SetPreferredLayersAsync(new ConsumerLayers(0), None);
        Assert.Equal((byte?)0, (await low)?.SpatialLayer);
        Assert.Equal(10, consumer.Score.ProducerScore);
        await _receiver.TakeAsync(20);

        Task<ConsumerLayers?> LayersAsync(byte spatialLayer) => NextEvent.OfAsync<ConsumerLayers?>(
            handler => consumer.LayersChanged += handler,
            handler => consumer.LayersChanged -= handler,
            layers => layers?.SpatialLayer == spatialLayer);
    }

    protected override async Task CleanUpAsync()
    {
        await base.CleanUpAsync();
        await _receiver.DisposeAsync();
    }

    private static (byte PayloadType, uint? Ssrc) StreamOf(Consumer consumer) =>
        (consumer.RtpParameters.Codecs[0].PayloadType, consumer.RtpParameters.Encodings[0].Ssrc);

    private Task<Consumer> ConsumeAsync(Producer producer) => _sink.ConsumeAsync(
        new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities }, None);
}
