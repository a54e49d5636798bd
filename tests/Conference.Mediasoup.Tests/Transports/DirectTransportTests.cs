using System.Buffers.Binary;
using System.Threading.Channels;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Transports;

/// <summary>RTP and RTCP out of this process into a real worker, and back.</summary>
public sealed class DirectTransportTests : WorkerTest
{
    private const uint AudioSsrc = 1_111;
    private const uint VideoSsrc = 2_222;
    private const byte PayloadSpecificFeedback = 206;

    private readonly Channel<byte[]> _packets = Channel.CreateUnbounded<byte[]>();
    private DirectTransport _source = null!;
    private DirectTransport _sink = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _source = await Router.CreateDirectTransportAsync(new DirectTransportOptions(), None);
        _sink = await Router.CreateDirectTransportAsync(new DirectTransportOptions(), None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_transport_is_what_was_asked_for()
    {
        var created = NextEvent.OfAsync<Transport>(
            handler => Router.TransportCreated += handler, handler => Router.TransportCreated -= handler);
        var transport = await Router.CreateDirectTransportAsync(
            new DirectTransportOptions { MaxSendMessageSize = 1_024, MaxReceiveMessageSize = 2_048, AppData = this }, None);
        Assert.Same(transport, await created);
        Assert.Same(this, transport.AppData);
        var dump = await transport.DumpAsync(None);
        Assert.Equal((transport.Id, 1_024u, 2_048u), (dump.Id, dump.MaxSendMessageSize, dump.MaxReceiveMessageSize));
        Assert.Null(dump.SctpParameters);
        var stats = await transport.GetStatsAsync(None);
        Assert.Equal((transport.Id, 0ul, 0ul), (stats.TransportId, stats.BytesReceived, stats.BytesSent));
        Assert.IsType<DirectTransportStats>(await ((Transport)transport).GetStatsAsync(None));

        await transport.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await transport.DumpAsync(None));
        await Router.DisposeAsync();
        Assert.Equal(CloseReason.RouterClosed, await NextEvent.CloseOfAsync(_sink));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Rtp_goes_in_and_comes_out_with_the_numbers_of_the_consumer()
    {
        var producer = await _source.ProduceAsync(TestMedia.Opus(AudioSsrc), None);
        var consumer = await ConsumeAsync(_sink, producer);
        consumer.RtpReceived += Keep;
        byte[][] payloads = [.. Enumerable.Range(0, 200).Select(i => Enumerable.Repeat((byte)i, i + 1).ToArray())];
        for (var i = 0; i < payloads.Length; i++) producer.Send(Audio(i).With(payloads[i]));

        RtpPacket? last = null;
        foreach (var payload in payloads)
        {
            var packet = await _packets.Reader.ReadAsync();
            Assert.Equal(payload, packet[^payload.Length..]);
            var header = RtpPacket.Parse(packet)!.Value;
            Assert.Equal(consumer.RtpParameters.Encodings[0].Ssrc, header.Ssrc);
            Assert.Equal(consumer.RtpParameters.Codecs[0].PayloadType, header.PayloadType);
            if (last is { } before) Assert.Equal((ushort)(before.SequenceNumber + 1), header.SequenceNumber);
            last = header;
        }

        Assert.Equal(200ul, Assert.Single(await producer.GetStatsAsync(None)).PacketCount);
        Assert.True((await _source.GetStatsAsync(None)).BytesReceived > 200);
        Assert.True((await _sink.GetStatsAsync(None)).BytesSent > 200);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Rtp_of_this_process_reaches_an_endpoint_on_the_network()
    {
        await using var receiver = new RtpReceiver();
        var plain = await Router.CreatePlainTransportAsync(Loopback.Plain, None);
        await plain.ConnectAsync(Loopback.To(receiver.Port), None);
        var producer = await _source.ProduceAsync(TestMedia.Opus(AudioSsrc), None);
        var consumer = await ConsumeAsync(plain, producer);
        for (var i = 0; i < 20; i++) producer.Send(Audio(i).With([1, 2, 3]));
        Assert.All(await receiver.TakeAsync(20), packet => Assert.Equal(consumer.RtpParameters.Encodings[0].Ssrc, packet.Ssrc));
    }

    [Fact(Timeout = Limits.Media)]
    public async Task Rtp_of_an_endpoint_on_the_network_reaches_this_process()
    {
        var plain = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var producer = await plain.ProduceAsync(TestMedia.Opus(AudioSsrc), None);
        var consumer = await ConsumeAsync(_sink, producer);
        consumer.RtpReceived += Keep;
        await using var relay = new RtpRelay(plain.Tuple);
        await using var tone = Ffmpeg.Tone(relay.Port, AudioSsrc);
        for (var i = 0; i < 50; i++)
            Assert.Equal(consumer.RtpParameters.Encodings[0].Ssrc, RtpPacket.Parse(await _packets.Reader.ReadAsync())?.Ssrc);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_request_for_a_key_frame_reaches_the_producer_s_transport_as_rtcp()
    {
        var options = TestMedia.Vp8(VideoSsrc);
        var codec = options.RtpParameters.Codecs[0] with { RtcpFeedback = [new() { Type = "nack", Parameter = "pli" }] };
        var producer = await _source.ProduceAsync(
            options with { RtpParameters = options.RtpParameters with { Codecs = [codec] } }, None);
        _source.RtcpReceived += Keep;
        producer.Send(new RtpPacket(TestMedia.Vp8PayloadType, 1, 1, VideoSsrc).With([0x10, 0x01, 0, 0]));
        var consumer = await ConsumeAsync(_sink, producer);
        await consumer.RequestKeyFrameAsync(None);
        var rtcp = await _packets.Reader.ReadAsync();
        Assert.Equal(PayloadSpecificFeedback, rtcp[1]);
        Assert.Equal(VideoSsrc, BinaryPrimitives.ReadUInt32BigEndian(rtcp.AsSpan(8)));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Rtcp_of_this_process_asks_the_producer_for_a_key_frame()
    {
        var producer = await _source.ProduceAsync(TestMedia.Vp8(VideoSsrc), None);
        producer.Send(new RtpPacket(TestMedia.Vp8PayloadType, 1, 1, VideoSsrc).With([0x10, 0x01, 0, 0]));
        var consumer = await ConsumeAsync(_sink, producer);
        var ssrc = consumer.RtpParameters.Encodings[0].Ssrc!.Value;

        // A picture loss indication (RFC 4585, section 6.3.1), about the consumer's stream.
        var pli = new byte[] { 0x81, PayloadSpecificFeedback, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0 };
        BinaryPrimitives.WriteUInt32BigEndian(pli.AsSpan(8), ssrc);
        _sink.SendRtcp(pli);
        var sent = Assert.Single((await consumer.GetStatsAsync(None)).OfType<RtpStreamSendStats>());
        Assert.Equal(1u, sent.Quality.PliCount);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task What_cannot_be_sent_is_the_caller_s_mistake()
    {
        var plain = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var elsewhere = await plain.ProduceAsync(TestMedia.Opus(AudioSsrc), None);
        var thrown = Assert.Throws<InvalidOperationException>(() => elsewhere.Send(Audio(0).With([1])));
        Assert.Contains("direct transport", thrown.Message, StringComparison.Ordinal);

        var producer = await _source.ProduceAsync(TestMedia.Opus(AudioSsrc), None);
        Assert.Throws<ArgumentException>(() => producer.Send([]));
        Assert.Throws<ArgumentException>(() => producer.Send(new byte[65_537]));
        Assert.Throws<ArgumentException>(() => _source.SendRtcp([]));
        Assert.Throws<ArgumentException>(() => _source.SendRtcp(new byte[1_601]));

        // What is no RTP at all costs a warning of the worker and nothing else.
        producer.Send([1, 2, 3]);
        _source.SendRtcp([1, 2, 3]);
        Assert.Empty(await producer.GetStatsAsync(None));
        await producer.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => producer.Send(Audio(0).With([1])));
    }

    private static RtpPacket Audio(int number) => new(TestMedia.OpusPayloadType, (ushort)number, (uint)(960 * number), AudioSsrc);

    private void Keep(object? sender, ReadOnlyMemory<byte> packet) => _packets.Writer.TryWrite(packet.ToArray());

    private Task<Consumer> ConsumeAsync(Transport transport, Producer producer) => transport.ConsumeAsync(
        new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities }, None);
}
