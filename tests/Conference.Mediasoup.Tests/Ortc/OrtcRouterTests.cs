namespace Conference.Mediasoup.Tests;

public sealed class OrtcRouterTests
{
    [Fact]
    public void A_router_gets_payload_types_feedback_and_rtx_for_its_codecs()
    {
        RtpCapabilities router = Ortc.GenerateRouterRtpCapabilities(
        [
            Codecs.Opus with { Parameters = ParameterMap.Of(("useinbandfec", 1), ("foo", "bar")) },
            Codecs.Vp8 with { PreferredPayloadType = 125 },
            Codecs.H264 with { RtcpFeedback = [new() { Type = "ignored" }] },
        ]);

        Assert.Equal(
            [("audio/opus", 100), ("video/VP8", 125), ("video/rtx", 101), ("video/H264", 102), ("video/rtx", 103)],
            router.Codecs.Select(codec => (codec.MimeType, (int)codec.PreferredPayloadType!)));
        Assert.Equal("useinbandfec=1;foo=bar", router.Codecs[0].Parameters.ToString());
        Assert.Equal(["nack", "transport-cc"], router.Codecs[0].RtcpFeedback.Select(feedback => feedback.Type));
        Assert.Equal(["", "pli", "fir", "", ""], router.Codecs[3].RtcpFeedback.Select(feedback => feedback.Parameter));
        Assert.Equal([125, 102], [router.Codecs[2].Parameters["apt"].AsNumber(), router.Codecs[4].Parameters["apt"].AsNumber()]);
        Assert.Equal(RtpCapabilities.Supported.HeaderExtensions, router.HeaderExtensions);
    }

    [Fact]
    public void A_codec_keeps_its_fixed_payload_type() => Assert.Equal(
        (byte?)0,
        Ortc.GenerateRouterRtpCapabilities([new() { MimeType = "audio/pcmu", ClockRate = 8000 }]).Codecs[0].PreferredPayloadType);

    [Fact]
    public void An_unknown_codec_is_unsupported_and_named()
    {
        RtpCodecCapability chicken = new() { MimeType = "audio/chicken", ClockRate = 8000, Channels = 4, PreferredPayloadType = 99 };

        UnsupportedRtpException error =
            Assert.Throws<UnsupportedRtpException>(() => Ortc.GenerateRouterRtpCapabilities([Codecs.Opus, chicken]));

        Assert.Equal("audio/chicken", error.MimeType);
        Assert.Equal((byte?)99, error.PayloadType);
    }

    [Fact]
    public void A_known_codec_with_other_channels_is_unsupported() => Assert.Throws<UnsupportedRtpException>(
        () => Ortc.GenerateRouterRtpCapabilities([Codecs.Opus with { Channels = 1 }]));

    [Fact]
    public void More_codecs_than_payload_types_are_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            "mediaCodecs",
            () => Ortc.GenerateRouterRtpCapabilities([.. Enumerable.Repeat(Codecs.Opus, 33)]));

        Assert.Contains("32 dynamic payload types", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_dynamic_payload_types_can_be_used() => Assert.Equal(
        Enumerable.Range(96, 32),
        Ortc.GenerateRouterRtpCapabilities([.. Enumerable.Repeat(Codecs.Opus, 32)])
            .Codecs.Select(codec => (int)codec.PreferredPayloadType!)
            .Order());

    [Fact]
    public void A_payload_type_that_is_taken_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            "mediaCodecs",
            () => Ortc.GenerateRouterRtpCapabilities([Codecs.Vp8, Codecs.Opus with { PreferredPayloadType = 101 }]));

        Assert.Contains("payload type 101 twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Supported_capabilities_need_no_normalisation() =>
        Assert.Same(RtpCapabilities.Supported, Ortc.NormalizeRtpCapabilities(RtpCapabilities.Supported));
}
