using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Producers;

public sealed class ProducerDumpTests : WorkerTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task A_dump_has_the_parameters_as_they_were_given()
    {
        var transport = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var producer = await transport.ProduceAsync(
            new ProducerOptions
            {
                Kind = MediaKind.Audio,
                RtpParameters = new RtpParameters
                {
                    Mid = "AUDIO",
                    Codecs =
                    [
                        new()
                        {
                            MimeType = "audio/opus",
                            PayloadType = 0,
                            ClockRate = 48_000,
                            Channels = 2,
                            Parameters = ParameterMap.Of(("useinbandfec", 1), ("usedtx", 1), ("foo", 222.222), ("bar", "333")),
                            RtcpFeedback = [new() { Type = "transport-cc" }],
                        },
                    ],
                    HeaderExtensions =
                    [
                        new() { Uri = RtpHeaderExtensionUri.Mid, Id = 10 },
                        new() { Uri = RtpHeaderExtensionUri.SsrcAudioLevel, Id = 12, Parameters = ParameterMap.Of(("level", 1.5)) },
                    ],
                    Encodings = [new() { Ssrc = 11_111_111, Dtx = true, MaxBitrate = 5_000_000_000, ScalabilityMode = "L1T1" }],
                    Rtcp = new RtcpParameters("FOOBAR"),
                    Msid = "stream track",
                },
                Paused = true,
            },
            None);

        var dump = await producer.DumpAsync(None);
        Assert.Equal((producer.Id, MediaKind.Audio, producer.Type, true), (dump.Id, dump.Kind, dump.Type, dump.Paused));
        // The worker fills in which codec an encoding uses, and doesn't keep the bitrate.
        var encoding = Assert.Single(producer.RtpParameters.Encodings) with { CodecPayloadType = 0, MaxBitrate = null };
        Assert.Equal(producer.RtpParameters with { Encodings = [encoding] }, dump.RtpParameters);
        Assert.Equal(new CodecMapping(0, 100), Assert.Single(dump.RtpMapping.Codecs));
        var mapped = producer.ConsumableRtpParameters.Encodings[0].Ssrc.GetValueOrDefault();
        Assert.Equal(new EncodingMapping(mapped, 11_111_111), Assert.Single(dump.RtpMapping.Encodings));
        Assert.Empty(dump.RtpStreams);
        Assert.Empty(dump.TraceEventTypes);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_dump_has_the_streams_that_arrive_with_their_retransmissions()
    {
        const uint ssrc = 1, rtxSsrc = 2;
        const byte rtxPayloadType = 97;
        var transport = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var video = TestMedia.Vp8(ssrc);
        var producer = await transport.ProduceAsync(
            video with
            {
                RtpParameters = video.RtpParameters with
                {
                    Codecs =
                    [
                        video.RtpParameters.Codecs[0] with { RtcpFeedback = [new() { Type = "nack" }, new() { Type = "ccm", Parameter = "fir" }] },
                        new()
                        {
                            MimeType = "video/rtx",
                            PayloadType = rtxPayloadType,
                            ClockRate = 90_000,
                            Parameters = ParameterMap.Of(("apt", TestMedia.Vp8PayloadType)),
                        },
                    ],
                    Encodings = [new() { Ssrc = ssrc, Rtx = new() { Ssrc = rtxSsrc } }],
                },
            },
            None);
        await producer.EnableTraceAsync([ProducerTraceEventType.Rtp], None);
        using var camera = Loopback.NewSocket();
        camera.Connect(Loopback.Ip, transport.Tuple.LocalPort);
        // The original sequence number stands before the payload (RFC 4588).
        await SendAsync(Datagram.Vp8KeyFrame(ssrc, 1));
        await SendAsync(Datagram.Rtp(rtxPayloadType, rtxSsrc, 1, [0, 2, 0x10, 0x01, 1]));

        var stream = Assert.Single((await producer.DumpAsync(None)).RtpStreams);
        var cname = producer.RtpParameters.Rtcp.Cname!;
        Assert.Equal(
            new RtpStreamDump
            {
                EncodingIndex = 0,
                Ssrc = ssrc,
                PayloadType = TestMedia.Vp8PayloadType,
                MimeType = "video/VP8",
                ClockRate = 90_000,
                Cname = cname,
                RtxSsrc = rtxSsrc,
                RtxPayloadType = rtxPayloadType,
                UseNack = true,
                UseFir = true,
                SpatialLayers = 1,
                TemporalLayers = 1,
                Score = 10,
                RtxStream = new RtxStreamDump(rtxSsrc, rtxPayloadType, "video/rtx", 90_000, null, cname),
            },
            stream);

        async Task SendAsync(byte[] packet)
        {
            var traced = NextEvent.OfAsync<ProducerTrace>(handler => producer.Traced += handler, handler => producer.Traced -= handler);
            await camera.SendAsync(packet);
            await traced;
        }
    }
}
