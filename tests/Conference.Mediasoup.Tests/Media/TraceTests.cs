using System.Net.Sockets;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Media;

/// <summary>Hand-made packets through a real worker, which tells what it sees.</summary>
public sealed class TraceTests : WorkerTest
{
    private const uint Ssrc = 4_444;

    private readonly UdpClient _camera = Loopback.NewSocket();
    private readonly UdpClient _screen = Loopback.NewSocket();
    private PlainTransport _source = null!;
    private PlainTransport _sink = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _source = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        _camera.Connect(Loopback.Ip, _source.Tuple.LocalPort);
        _sink = await Router.CreatePlainTransportAsync(Loopback.Plain, None);
        await _sink.ConnectAsync(Loopback.To(Loopback.PortOf(_screen)), None);
        _screen.Connect(Loopback.Ip, _sink.Tuple.LocalPort);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_producer_traces_packets_and_key_frames()
    {
        var producer = await ProduceAsync();
        await producer.EnableTraceAsync([ProducerTraceEventType.Rtp, ProducerTraceEventType.KeyFrame], None);
        Assert.Equal([ProducerTraceEventType.Rtp, ProducerTraceEventType.KeyFrame], (await producer.DumpAsync(None)).TraceEventTypes);

        var keyFrame = NextAsync(producer, ProducerTraceEventType.KeyFrame);
        var packet = Datagram.Vp8KeyFrame(Ssrc, 1);
        await _camera.SendAsync(packet);
        var trace = await keyFrame;
        Assert.Equal(TraceDirection.In, trace.Direction);
        Assert.True(trace.Timestamp > TimeSpan.Zero);
        Assert.Equal(
            new RtpPacketTraceInfo(
                new RtpPacketDump
                {
                    PayloadType = TestMedia.Vp8PayloadType,
                    SequenceNumber = 1,
                    Timestamp = 3_000,
                    Ssrc = Ssrc,
                    IsKeyFrame = true,
                    Size = packet.Length,
                    PayloadSize = packet.Length - Datagram.RtpHeaderLength,
                },
                IsRtx: false),
            trace.Info);

        var rtp = NextAsync(producer, ProducerTraceEventType.Rtp);
        await _camera.SendAsync(Datagram.Vp8DeltaFrame(Ssrc, 2));
        var info = Assert.IsType<RtpPacketTraceInfo>((await rtp).Info);
        Assert.Equal(((ushort)2, false), (info.Packet.SequenceNumber, info.Packet.IsKeyFrame));

        await producer.EnableTraceAsync([], None);
        Assert.Empty((await producer.DumpAsync(None)).TraceEventTypes);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_producer_traces_the_reports_of_its_sender()
    {
        var producer = await ProduceAsync();
        await producer.EnableTraceAsync([ProducerTraceEventType.SenderReport, ProducerTraceEventType.Rtp], None);
        var received = NextAsync(producer, ProducerTraceEventType.Rtp);
        await _camera.SendAsync(Datagram.Vp8KeyFrame(Ssrc, 1));
        await received;

        var reported = NextAsync(producer, ProducerTraceEventType.SenderReport);
        var report = new SenderReportTraceInfo(Ssrc, 3_900_000_000, 1u << 31, 90_000, 1, 5);
        await _camera.SendAsync(Datagram.SenderReport(report));
        var trace = await reported;
        Assert.Equal((TraceDirection.In, report), (trace.Direction, trace.Info));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_producer_traces_what_it_asks_of_its_sender()
    {
        var producer = await ProduceAsync();
        var consumer = await ConsumeAsync(producer);
        await producer.EnableTraceAsync(
            [ProducerTraceEventType.Rtp, ProducerTraceEventType.Nack, ProducerTraceEventType.Pli], None);
        var received = NextAsync(producer, ProducerTraceEventType.Rtp);
        await _camera.SendAsync(Datagram.Vp8KeyFrame(Ssrc, 1));
        await received;

        var pli = NextAsync(producer, ProducerTraceEventType.Pli);
        await consumer.RequestKeyFrameAsync(None);
        var trace = await pli;
        Assert.Equal((TraceDirection.Out, new KeyFrameRequestTraceInfo(Ssrc)), (trace.Direction, trace.Info));

        var nack = NextAsync(producer, ProducerTraceEventType.Nack);
        await _camera.SendAsync(Datagram.Vp8DeltaFrame(Ssrc, 3));
        trace = await nack;
        Assert.Equal((TraceDirection.Out, null), (trace.Direction, trace.Info));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_producer_that_knows_no_pli_is_asked_by_fir()
    {
        var producer = await ProduceAsync(new RtcpFeedback { Type = "ccm", Parameter = "fir" });
        var consumer = await ConsumeAsync(producer);
        await producer.EnableTraceAsync([ProducerTraceEventType.Rtp, ProducerTraceEventType.Fir], None);
        var received = NextAsync(producer, ProducerTraceEventType.Rtp);
        await _camera.SendAsync(Datagram.Vp8KeyFrame(Ssrc, 1));
        await received;

        var fir = NextAsync(producer, ProducerTraceEventType.Fir);
        await consumer.RequestKeyFrameAsync(None);
        var trace = await fir;
        Assert.Equal((TraceDirection.Out, new KeyFrameRequestTraceInfo(Ssrc)), (trace.Direction, trace.Info));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_consumer_traces_what_it_sends_and_what_its_endpoint_asks_for()
    {
        var consumer = await ConsumeAsync(await ProduceAsync());
        ConsumerTraceEventType[] all =
        [
            ConsumerTraceEventType.Rtp, ConsumerTraceEventType.KeyFrame, ConsumerTraceEventType.Nack, ConsumerTraceEventType.Pli,
            ConsumerTraceEventType.Fir,
        ];
        await consumer.EnableTraceAsync(all, None);
        Assert.Equal(all.Order(), (await consumer.DumpAsync(None)).TraceEventTypes.Order());

        var trace = await AfterAsync(ConsumerTraceEventType.KeyFrame, _camera, Datagram.Vp8KeyFrame(Ssrc, 1));
        var sent = Assert.IsType<RtpPacketTraceInfo>(trace.Info);
        var ssrc = consumer.RtpParameters.Encodings[0].Ssrc.GetValueOrDefault();
        Assert.Equal((TraceDirection.Out, ssrc, true, false), (trace.Direction, sent.Packet.Ssrc, sent.Packet.IsKeyFrame, sent.IsRtx));

        trace = await AfterAsync(ConsumerTraceEventType.Rtp, _camera, Datagram.Vp8DeltaFrame(Ssrc, 2));
        Assert.Equal((TraceDirection.Out, false), (trace.Direction, ((RtpPacketTraceInfo)trace.Info!).Packet.IsKeyFrame));

        trace = await AfterAsync(ConsumerTraceEventType.Pli, _screen, Datagram.Pli(ssrc));
        Assert.Equal((TraceDirection.In, new KeyFrameRequestTraceInfo(ssrc)), (trace.Direction, trace.Info));

        trace = await AfterAsync(ConsumerTraceEventType.Fir, _screen, Datagram.Fir(ssrc));
        Assert.Equal((TraceDirection.In, new KeyFrameRequestTraceInfo(ssrc)), (trace.Direction, trace.Info));

        trace = await AfterAsync(ConsumerTraceEventType.Nack, _screen, Datagram.Nack(ssrc, sent.Packet.SequenceNumber));
        Assert.Equal((TraceDirection.In, null), (trace.Direction, trace.Info));

        async Task<ConsumerTrace> AfterAsync(ConsumerTraceEventType type, UdpClient sender, byte[] datagram)
        {
            var traced = NextEvent.OfAsync<ConsumerTrace>(
                handler => consumer.Traced += handler, handler => consumer.Traced -= handler, next => next.Type == type);
            await sender.SendAsync(datagram);
            return await traced;
        }
    }

    protected override async Task CleanUpAsync()
    {
        _camera.Dispose();
        _screen.Dispose();
        await base.CleanUpAsync();
    }

    private static Task<ProducerTrace> NextAsync(Producer producer, ProducerTraceEventType type) => NextEvent.OfAsync<ProducerTrace>(
        handler => producer.Traced += handler, handler => producer.Traced -= handler, trace => trace.Type == type);

    private Task<Producer> ProduceAsync(RtcpFeedback? only = null)
    {
        var video = TestMedia.Vp8(Ssrc);
        RtcpFeedback[] feedback = only is not null
            ? [only]
            : [new RtcpFeedback { Type = "nack" }, new RtcpFeedback { Type = "nack", Parameter = "pli" }];
        var codec = video.RtpParameters.Codecs[0] with { RtcpFeedback = feedback };
        return _source.ProduceAsync(video with { RtpParameters = video.RtpParameters with { Codecs = [codec] } }, None);
    }

    private Task<Consumer> ConsumeAsync(Producer producer) => _sink.ConsumeAsync(
        new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities }, None);
}
