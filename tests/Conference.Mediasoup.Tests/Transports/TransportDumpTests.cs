using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Transports;

public sealed class TransportDumpTests : WorkerTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task A_dump_tells_who_sends_and_receives_on_the_transport()
    {
        var transport = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var opus = TestMedia.Opus(1);
        var audio = await transport.ProduceAsync(opus with { RtpParameters = opus.RtpParameters with { Mid = "AUDIO" } }, None);
        var video = await transport.ProduceAsync(TestMedia.Vp8(2), None);
        var consumer = await transport.ConsumeAsync(
            new ConsumerOptions { ProducerId = video.Id, RtpCapabilities = Router.RtpCapabilities }, None);
        await transport.EnableTraceAsync([TransportTraceEventType.Probation, TransportTraceEventType.Bwe], None);

        TransportDump dump = await transport.DumpAsync(None);
        Assert.Equal(transport.Id, dump.Id);
        Assert.Equal([audio.Id, video.Id], dump.ProducerIds.OrderBy(id => id != audio.Id));
        Assert.Equal([consumer.Id], dump.ConsumerIds);
        var encoding = consumer.RtpParameters.Encodings[0];
        Assert.Equal(consumer.Id, dump.ConsumersBySsrc[encoding.Ssrc.GetValueOrDefault()]);
        Assert.Equal(consumer.Id, dump.ConsumersByRtxSsrc[encoding.Rtx!.Ssrc]);
        Assert.Equal(audio.Id, dump.RtpListener.Ssrcs[1]);
        Assert.Equal(video.Id, dump.RtpListener.Ssrcs[2]);
        Assert.Equal(audio.Id, dump.RtpListener.Mids["AUDIO"]);
        Assert.Empty(dump.RtpListener.Rids);
        Assert.Equal([TransportTraceEventType.Probation, TransportTraceEventType.Bwe], dump.TraceEventTypes);
        Assert.Null(dump.SctpParameters);
        Assert.Null(dump.SctpState);
        Assert.Null(dump.SctpNegotiatedCapabilities);
        Assert.Null(dump.SctpListener);
        Assert.Empty(dump.DataProducerIds);
        Assert.Empty(dump.DataConsumerIds);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_dump_tells_which_header_extensions_are_read()
    {
        var transport = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        Assert.Equal(new RecvRtpHeaderExtensions(null, null, null, null, null), (await transport.DumpAsync(None)).RecvRtpHeaderExtensions);
        var opus = TestMedia.Opus(1);
        await transport.ProduceAsync(
            opus with
            {
                RtpParameters = opus.RtpParameters with
                {
                    HeaderExtensions =
                    [
                        new() { Uri = RtpHeaderExtensionUri.Mid, Id = 10 },
                        new() { Uri = RtpHeaderExtensionUri.AbsSendTime, Id = 11 },
                    ],
                },
            },
            None);
        Assert.Equal(new RecvRtpHeaderExtensions(10, null, null, 11, null), (await transport.DumpAsync(None)).RecvRtpHeaderExtensions);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_dump_tells_how_much_data_may_be_sent_and_received()
    {
        var transport = await Router.CreateWebRtcTransportAsync(
            new WebRtcTransportOptions
            {
                ListenInfos = [Loopback.Udp],
                EnableSctp = true,
                MaxSendMessageSize = 100_000,
                MaxReceiveMessageSize = 200_000,
            },
            None);
        var dump = await transport.DumpAsync(None);
        Assert.Equal((100_000u, 200_000u), (dump.MaxSendMessageSize, dump.MaxReceiveMessageSize));
        Assert.Equal(transport.SctpParameters, dump.SctpParameters);
        Assert.Equal(SctpState.New, dump.SctpState);
        Assert.Empty(dump.SctpListener!.StreamIds);
        Assert.Equal((transport.IceParameters, transport.DtlsState), (dump.IceParameters, dump.DtlsState));
    }
}
