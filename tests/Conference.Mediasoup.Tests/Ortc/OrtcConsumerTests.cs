namespace Conference.Mediasoup.Tests;

public sealed class OrtcConsumerTests
{
    private static readonly RtpParameters Consumable = Codecs.Produce(Codecs.H264Simulcast).Consumable;

    private static readonly RtpCapabilities Endpoint = new()
    {
        Codecs =
        [
            Codecs.Opus with { PreferredPayloadType = 100 },
            Codecs.H264 with
            {
                PreferredPayloadType = 101,
                RtcpFeedback =
                [
                    new() { Type = "nack" },
                    new() { Type = "nack", Parameter = "pli" },
                    new() { Type = "goog-remb" },
                    new() { Type = "transport-cc" },
                    new() { Type = "foo", Parameter = "FOO" },
                ],
            },
            new() { MimeType = "video/rtx", PreferredPayloadType = 102, ClockRate = 90000, Parameters = ParameterMap.Of(("apt", 101)) },
        ],
        HeaderExtensions =
        [
            new() { Kind = MediaKind.Video, Uri = RtpHeaderExtensionUri.Mid, PreferredId = 1 },
            new() { Kind = MediaKind.Video, Uri = RtpHeaderExtensionUri.VideoOrientation, PreferredId = 8 },
            new() { Kind = MediaKind.Video, Uri = RtpHeaderExtensionUri.TimeOffset, PreferredId = 14 },
        ],
    };

    [Fact]
    public void A_consumer_has_one_encoding_that_stands_for_the_simulcast()
    {
        RtpParameters consumer = Ortc.GetConsumerRtpParameters(Consumable, Endpoint, pipe: false, enableRtx: true);

        RtpEncodingParameters encoding = Assert.Single(consumer.Encodings);
        Assert.InRange(encoding.Ssrc!.Value, 100_000_000u, 999_999_998u);
        Assert.Equal(encoding.Ssrc + 1, encoding.Rtx!.Ssrc);
        Assert.Equal("L3T3", encoding.ScalabilityMode);
        Assert.Equal(333333ul, encoding.MaxBitrate);
        Assert.Null(encoding.Dtx);
        Assert.Equal([101, 102], consumer.Codecs.Select(codec => (int)codec.PayloadType));
        Assert.Equal(Consumable.Rtcp, consumer.Rtcp);
        Assert.Equal("stream track", consumer.Msid);
    }

    [Fact]
    public void Header_extensions_match_by_uri_and_number() => Assert.Equal(
        [RtpHeaderExtensionUri.Mid, RtpHeaderExtensionUri.VideoOrientation],
        Ortc.GetConsumerRtpParameters(Consumable, Endpoint, pipe: false, enableRtx: true)
            .HeaderExtensions.Select(extension => extension.Uri));

    [Fact]
    public void Without_rtx_there_is_no_nack_either()
    {
        RtpParameters consumer = Ortc.GetConsumerRtpParameters(Consumable, Endpoint, pipe: false, enableRtx: false);

        Assert.Null(consumer.Encodings[0].Rtx);
        Assert.Equal("video/H264", Assert.Single(consumer.Codecs).MimeType);
        Assert.Equal(["nack pli", "foo FOO"], Feedback(consumer));
    }

    [Theory]
    [InlineData(RtpHeaderExtensionUri.TransportWideCcDraft01, 5, "transport-cc ")]
    [InlineData(RtpHeaderExtensionUri.AbsSendTime, 4, "goog-remb ")]
    public void One_bandwidth_estimation_is_chosen_by_the_header_extensions(RtpHeaderExtensionUri uri, byte id, string expected)
    {
        RtpCapabilities endpoint = Endpoint with
        {
            HeaderExtensions = [.. Endpoint.HeaderExtensions, new() { Kind = MediaKind.Video, Uri = uri, PreferredId = id }],
        };

        RtpParameters consumer = Ortc.GetConsumerRtpParameters(Consumable, endpoint, pipe: false, enableRtx: true);

        Assert.Equal(["nack ", "nack pli", expected, "foo FOO"], Feedback(consumer));
    }

    [Fact]
    public void On_a_pipe_all_encodings_stay()
    {
        RtpParameters consumer = Ortc.GetConsumerRtpParameters(Consumable, Endpoint, pipe: true, enableRtx: true);

        uint first = consumer.Encodings[0].Ssrc!.Value;
        uint firstRtx = consumer.Encodings[0].Rtx!.Ssrc;
        Assert.Equal([first, first + 1, first + 2], consumer.Encodings.Select(encoding => encoding.Ssrc!.Value));
        Assert.Equal([firstRtx, firstRtx + 1, firstRtx + 2], consumer.Encodings.Select(encoding => encoding.Rtx!.Ssrc));
        Assert.Equal([111111ul, 333333ul, 222222ul], consumer.Encodings.Select(encoding => encoding.MaxBitrate!.Value));
    }

    [Fact]
    public void An_endpoint_without_the_codec_cannot_consume()
    {
        RtpCapabilities soundOnly = Endpoint with { Codecs = [Codecs.Opus] };

        Assert.True(Ortc.CanConsume(Consumable, Endpoint));
        Assert.False(Ortc.CanConsume(Consumable, soundOnly));
        Assert.False(Ortc.CanConsume(Consumable, new RtpCapabilities()));
        Assert.Throws<UnsupportedRtpException>(
            () => Ortc.GetConsumerRtpParameters(Consumable, soundOnly, pipe: false, enableRtx: true));
    }

    [Fact]
    public void Rtx_alone_is_nothing_to_consume()
    {
        RtpCapabilities rtxOnly = Endpoint with { Codecs = [Endpoint.Codecs[2]] };

        Assert.False(Ortc.CanConsume(Consumable, rtxOnly));
        Assert.Throws<UnsupportedRtpException>(
            () => Ortc.GetConsumerRtpParameters(Consumable, rtxOnly, pipe: false, enableRtx: true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_consumer_of_a_pipe_transport_keeps_streams_and_drops_bandwidth_estimation(bool enableRtx)
    {
        RtpParameters consumer = Ortc.GetPipeConsumerRtpParameters(Consumable, enableRtx);

        Assert.Equal(enableRtx ? 2 : 1, consumer.Codecs.Count);
        Assert.Equal(enableRtx ? ["nack ", "nack pli", "ccm fir"] : ["nack pli", "ccm fir"], Feedback(consumer));
        Assert.Equal(3, consumer.Encodings.Count);
        Assert.All(consumer.Encodings, encoding => Assert.Equal(enableRtx, encoding.Rtx is not null));
        Assert.Equal([7, 8, 9, 11, 12], consumer.HeaderExtensions.Select(extension => (int)extension.Id));
        Assert.Equal(RtpHeaderExtensionUri.DependencyDescriptor, consumer.HeaderExtensions[0].Uri);
    }

    private static IEnumerable<string> Feedback(RtpParameters parameters) =>
        parameters.Codecs[0].RtcpFeedback.Select(feedback => $"{feedback.Type} {feedback.Parameter}");
}
