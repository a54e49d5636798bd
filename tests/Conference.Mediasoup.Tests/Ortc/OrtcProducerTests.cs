namespace Conference.Mediasoup.Tests;

public sealed class OrtcProducerTests
{
    [Fact]
    public void Payload_types_and_streams_of_a_producer_map_to_the_routers()
    {
        (RtpMapping mapping, _, _) = Codecs.Produce(Codecs.H264Simulcast);

        Assert.Equal([new CodecMapping(111, 101), new CodecMapping(112, 102)], mapping.Codecs);
        Assert.Equal([(11111111u, null), (21111111u, null), (null, "high")], mapping.Encodings.Select(stream => (stream.Ssrc, stream.Rid)));
        uint first = mapping.Encodings[0].MappedSsrc;
        Assert.InRange(first, 100_000_000u, 999_999_998u);
        Assert.Equal([first, first + 1, first + 2], mapping.Encodings.Select(stream => stream.MappedSsrc));
    }

    [Fact]
    public void Consumable_parameters_have_the_routers_payload_types_and_ssrcs()
    {
        (RtpMapping mapping, RtpParameters consumable, RtpCapabilities router) = Codecs.Produce(Codecs.H264Simulcast);

        Assert.Equal(
            [("video/H264", 101), ("video/rtx", 102)],
            consumable.Codecs.Select(codec => (codec.MimeType, (int)codec.PayloadType)));
        Assert.Equal(Codecs.H264Simulcast.Codecs[0].Parameters, consumable.Codecs[0].Parameters);
        Assert.Equal(router.Codecs[1].RtcpFeedback, consumable.Codecs[0].RtcpFeedback);
        Assert.Equal(
            mapping.Encodings.Zip(Codecs.H264Simulcast.Encodings, (to, from) => new RtpEncodingParameters
            {
                Ssrc = to.MappedSsrc,
                MaxBitrate = from.MaxBitrate,
                ScalabilityMode = from.ScalabilityMode,
                Dtx = false,
            }),
            consumable.Encodings);
        Assert.Null(consumable.Mid);
        Assert.Equal("stream track", consumable.Msid);
        Assert.Equal(new RtcpParameters("qwerty1234"), consumable.Rtcp);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_capture_time_is_announced_only_when_the_producer_sends_it(bool sent)
    {
        RtpParameters producer = sent
            ? Codecs.H264Simulcast with { HeaderExtensions = [new() { Uri = RtpHeaderExtensionUri.AbsCaptureTime, Id = 3 }] }
            : Codecs.H264Simulcast;

        (_, RtpParameters consumable, _) = Codecs.Produce(producer);

        Assert.Equal(sent, consumable.HeaderExtensions.Any(extension => extension.Uri == RtpHeaderExtensionUri.AbsCaptureTime));
    }

    [Fact]
    public void The_lower_h264_level_is_negotiated_without_changing_the_input()
    {
        RtpParameters producer = WithProfile("4d0033");

        RtpCapabilities router = Ortc.GenerateRouterRtpCapabilities([Codecs.H264]);
        (_, RtpParameters negotiated) = Ortc.GetProducerRtpParametersMapping(producer, router);

        Assert.Equal("4d0032", negotiated.Codecs[0].Parameters["profile-level-id"].AsText());
        Assert.Equal("4d0033", producer.Codecs[0].Parameters["profile-level-id"].AsText());
    }

    [Theory]
    [InlineData("42e01f")]
    [InlineData("not hex")]
    public void Another_h264_profile_is_unsupported(string profileLevelId)
    {
        UnsupportedRtpException error = Assert.Throws<UnsupportedRtpException>(() => Codecs.Produce(WithProfile(profileLevelId)));

        Assert.Equal("video/H264", error.MimeType);
        Assert.Equal((byte?)111, error.PayloadType);
    }

    [Fact]
    public void Rtx_for_a_codec_that_is_not_there_is_refused()
    {
        RtpParameters producer = Codecs.H264Simulcast with
        {
            Codecs = [Codecs.H264Simulcast.Codecs[0], Codecs.H264Simulcast.Codecs[1] with { Parameters = ParameterMap.Of(("apt", 99)) }],
        };

        ArgumentException error = Assert.Throws<ArgumentException>("rtpParameters", () => Codecs.Produce(producer));

        Assert.StartsWith("rtpParameters.codecs[1].parameters.apt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rtx_for_sound_is_unsupported()
    {
        RtpParameters producer = new()
        {
            Codecs =
            [
                new() { MimeType = "audio/opus", PayloadType = 111, ClockRate = 48000, Channels = 2 },
                new() { MimeType = "audio/rtx", PayloadType = 112, ClockRate = 48000, Parameters = ParameterMap.Of(("apt", 111)) },
            ],
        };

        Assert.Throws<UnsupportedRtpException>(() => Codecs.Produce(producer));
    }

    private static RtpParameters WithProfile(string profileLevelId)
    {
        RtpCodecParameters codec = Codecs.H264Simulcast.Codecs[0];
        return Codecs.H264Simulcast with
        {
            Codecs = [codec with { Parameters = codec.Parameters.With("profile-level-id", profileLevelId) }],
        };
    }
}
