namespace Conference.Mediasoup.Tests;

public sealed class OrtcValidationTests
{
    public static TheoryData<RtpCodecCapability, string> BrokenCodecs => new()
    {
        { Codecs.Opus with { MimeType = "" }, "mimeType is missing" },
        { Codecs.Opus with { MimeType = "text/plain" }, "mimeType is \"text/plain\"" },
        { Codecs.Opus with { MimeType = "audio/" }, "mimeType is \"audio/\"" },
        { Codecs.Opus with { Parameters = ParameterMap.Of(("stereo", true)) }, "parameters.stereo is a boolean" },
        { Codecs.Opus with { Parameters = ParameterMap.Of(("apt", "96")) }, "parameters.apt is the string \"96\"" },
        { Codecs.Opus with { RtcpFeedback = [new() { Type = "nack" }, new() { Type = "" }] }, "rtcpFeedback[1].type is missing" },
    };

    [Theory]
    [MemberData(nameof(BrokenCodecs))]
    public void An_error_names_the_field(RtpCodecCapability codec, string problem)
    {
        var capabilities = new RtpCapabilities { Codecs = [Codecs.Opus, codec] };

        ArgumentException inCapabilities =
            Assert.Throws<ArgumentException>("rtpCapabilities", () => Ortc.NormalizeRtpCapabilities(capabilities));
        ArgumentException inRouter =
            Assert.Throws<ArgumentException>("mediaCodecs", () => Ortc.GenerateRouterRtpCapabilities(capabilities.Codecs));

        Assert.StartsWith($"rtpCapabilities.codecs[1].{problem}", inCapabilities.Message, StringComparison.Ordinal);
        Assert.StartsWith($"mediaCodecs[1].{problem}", inRouter.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_in_a_list_is_refused()
    {
        RtpParameters parameters = Codecs.H264Simulcast with { Encodings = [null!] };

        ArgumentException error = Assert.Throws<ArgumentException>("rtpParameters", () => Ortc.NormalizeRtpParameters(parameters));

        Assert.StartsWith("rtpParameters.encodings[0] is null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_cannot_use_a_header_extension_that_the_worker_does_not_know()
    {
        RtpParameters parameters = Codecs.H264Simulcast with
        {
            HeaderExtensions = [new() { Uri = RtpHeaderExtensionUri.Unsupported, Id = 3 }],
        };

        ArgumentException error = Assert.Throws<ArgumentException>("rtpParameters", () => Ortc.NormalizeRtpParameters(parameters));

        Assert.StartsWith("rtpParameters.headerExtensions[0].uri", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_are_one_by_default_for_sound_and_none_for_picture()
    {
        RtpCapabilities capabilities = Ortc.NormalizeRtpCapabilities(new RtpCapabilities
        {
            Codecs = [Codecs.Opus with { Channels = null }, Codecs.Vp8 with { Channels = 2 }],
        });

        Assert.Equal([(byte?)1, null], capabilities.Codecs.Select(codec => codec.Channels));
    }

    [Fact]
    public void Rtcp_is_always_of_reduced_size_and_dtx_false_unless_asked_for()
    {
        RtpParameters parameters = Ortc.NormalizeRtpParameters(Codecs.H264Simulcast with
        {
            Encodings = [new(), new() { Dtx = true }],
            Rtcp = new RtcpParameters("cname", ReducedSize: false),
        });

        Assert.Equal(new RtcpParameters("cname", ReducedSize: true), parameters.Rtcp);
        Assert.Equal([false, true], parameters.Encodings.Select(encoding => encoding.Dtx));
    }

    [Fact]
    public void What_is_normalised_stays_as_it_is()
    {
        RtpParameters once = Ortc.NormalizeRtpParameters(Codecs.H264Simulcast);

        Assert.Equal(once, Ortc.NormalizeRtpParameters(once));
    }

    [Fact]
    public void A_data_stream_with_a_limit_is_unordered_unless_told_otherwise()
    {
        Assert.True(Ortc.NormalizeSctpStreamParameters(new() { StreamId = 1 }).Ordered);
        Assert.False(Ortc.NormalizeSctpStreamParameters(new() { StreamId = 1, MaxRetransmits = 3 }).Ordered);
    }

    [Fact]
    public void A_data_stream_has_one_limit_at_most_and_none_when_ordered()
    {
        SctpStreamParameters twoLimits = new() { StreamId = 1, MaxRetransmits = 3, MaxPacketLifeTime = 100 };
        SctpStreamParameters ordered = new() { StreamId = 1, Ordered = true, MaxPacketLifeTime = 100 };

        Assert.Throws<ArgumentException>("sctpStreamParameters", () => Ortc.NormalizeSctpStreamParameters(twoLimits));
        Assert.Throws<ArgumentException>("sctpStreamParameters", () => Ortc.NormalizeSctpStreamParameters(ordered));
    }
}
