using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Media;

/// <summary>Real RTP of FFmpeg through a pipe between two real workers.</summary>
public sealed class PipingTests : PipeTest
{
    private const uint AudioSsrc = 1_111;
    private const uint VideoSsrc = 2_222;
    private const int Count = 100;

    private readonly RtpReceiver _receiver = new();
    private PlainTransport _sink = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _sink = await OtherRouter.CreatePlainTransportAsync(Loopback.Plain, None);
        await _sink.ConnectAsync(Loopback.To(_receiver.Port), None);
    }

    [Theory(Timeout = Limits.Media)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task What_is_sent_to_one_router_is_received_from_the_other_packet_by_packet(bool enableSrtp, bool enableRtx)
    {
        var audio = ToOther(await ProduceAsync(AudioSsrc)) with { EnableSrtp = enableSrtp, EnableRtx = enableRtx };
        var video = audio with { ProducerId = (await Source.ProduceAsync(TestMedia.Vp8(VideoSsrc), None)).Id };
        var (audioConsumer, audioProducer) = await PipeAsync(audio);
        var (videoConsumer, videoProducer) = await PipeAsync(video);
        await ConsumeAsync(audioProducer);
        await ConsumeAsync(videoProducer);

        await using var relay = new RtpRelay(Source.Tuple);
        await using var tone = Ffmpeg.Tone(relay.Port, AudioSsrc);
        await using var picture = Ffmpeg.Picture(relay.Port, VideoSsrc);
        var received = await _receiver.TakeAsync(Count);

        var streams = received.GroupBy(packet => packet.Ssrc).ToArray();
        Assert.Equal(2, streams.Length);
        foreach (var stream in streams)
            Assert.All(stream.Zip(stream.Skip(1)), pair => Assert.Equal((ushort)(pair.First.SequenceNumber + 1), pair.Second.SequenceNumber));
        Assert.InRange(await SentAsync(audioConsumer) + await SentAsync(videoConsumer), (ulong)Count, 100_000ul);
        Assert.InRange(await ReceivedAsync(audioProducer) + await ReceivedAsync(videoProducer), (ulong)Count, 100_000ul);
        Assert.True((await Assert.Single(PipesOf(Router)).GetStatsAsync(None)).RtpBytesSent > 0);
        Assert.True((await Assert.Single(PipesOf(OtherRouter)).GetStatsAsync(None)).RtpBytesReceived > 0);
    }

    protected override async Task CleanUpAsync()
    {
        await base.CleanUpAsync();
        await _receiver.DisposeAsync();
    }

    private static async Task<ulong> SentAsync(Consumer consumer) =>
        Assert.Single((await consumer.GetStatsAsync(None)).OfType<RtpStreamSendStats>()).PacketCount;

    private static async Task<ulong> ReceivedAsync(Producer producer) => Assert.Single(await producer.GetStatsAsync(None)).PacketCount;

    private Task<Consumer> ConsumeAsync(Producer producer) => _sink.ConsumeAsync(
        new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = OtherRouter.RtpCapabilities }, None);
}
