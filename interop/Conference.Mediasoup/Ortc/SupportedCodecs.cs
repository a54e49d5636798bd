namespace Conference.Mediasoup;

/// <summary>The codecs that the worker 3.27.1 can route (node/src/supportedRtpCapabilities.ts), as normalised capabilities.</summary>
internal static class SupportedCodecs
{
    private static readonly IReadOnlyList<RtcpFeedback> TransportCc =
        ValueList<RtcpFeedback>.From([new RtcpFeedback { Type = "transport-cc" }]);

    private static readonly IReadOnlyList<RtcpFeedback> NackAndTransportCc =
        ValueList<RtcpFeedback>.From([new RtcpFeedback { Type = "nack" }, .. TransportCc]);

    private static readonly IReadOnlyList<RtcpFeedback> VideoFeedback = ValueList<RtcpFeedback>.From(
    [
        new RtcpFeedback { Type = "nack" },
        new RtcpFeedback { Type = "nack", Parameter = "pli" },
        new RtcpFeedback { Type = "ccm", Parameter = "fir" },
        new RtcpFeedback { Type = "goog-remb" },
        .. TransportCc,
    ]);

    public static RtpCodecCapability[] Audio { get; } =
    [
        Opus("audio/opus", channels: 2),
        MultiOpus(channels: 4, mapping: "0,1,2,3", streams: 2, coupledStreams: 2),
        MultiOpus(channels: 6, mapping: "0,4,1,2,3,5", streams: 4, coupledStreams: 2),
        MultiOpus(channels: 8, mapping: "0,6,1,2,3,4,5,7", streams: 5, coupledStreams: 3),
        Mono("audio/PCMU", 8000, payloadType: 0),
        Mono("audio/PCMA", 8000, payloadType: 8),
        Mono("audio/ISAC", 32000),
        Mono("audio/ISAC", 16000),
        Mono("audio/G722", 8000, payloadType: 9),
        Mono("audio/iLBC", 8000),
        Mono("audio/SILK", 24000),
        Mono("audio/SILK", 16000),
        Mono("audio/SILK", 12000),
        Mono("audio/SILK", 8000),
        WithoutFeedback("audio/CN", 32000, payloadType: 13),
        WithoutFeedback("audio/CN", 16000, payloadType: 13),
        WithoutFeedback("audio/CN", 8000, payloadType: 13),
        WithoutFeedback("audio/telephone-event", 48000),
        WithoutFeedback("audio/telephone-event", 32000),
        WithoutFeedback("audio/telephone-event", 16000),
        WithoutFeedback("audio/telephone-event", 8000),
    ];

    public static RtpCodecCapability[] Video { get; } =
    [
        VideoCodec("video/VP8"),
        VideoCodec("video/VP9"),
        VideoCodec("video/H264") with { Parameters = ParameterMap.Of(("level-asymmetry-allowed", 1)) },
        VideoCodec("video/AV1"),
    ];

    private static RtpCodecCapability Opus(string mimeType, byte channels) => new()
    {
        MimeType = mimeType,
        ClockRate = 48000,
        Channels = channels,
        RtcpFeedback = NackAndTransportCc,
    };

    private static RtpCodecCapability MultiOpus(byte channels, string mapping, int streams, int coupledStreams) =>
        Opus("audio/multiopus", channels) with
        {
            Parameters = ParameterMap.Of(("channel_mapping", mapping), ("num_streams", streams), ("coupled_streams", coupledStreams)),
        };

    private static RtpCodecCapability Mono(string mimeType, uint clockRate, byte? payloadType = null) =>
        WithoutFeedback(mimeType, clockRate, payloadType) with { RtcpFeedback = TransportCc };

    private static RtpCodecCapability WithoutFeedback(string mimeType, uint clockRate, byte? payloadType = null) => new()
    {
        MimeType = mimeType,
        PreferredPayloadType = payloadType,
        ClockRate = clockRate,
        Channels = 1,
    };

    private static RtpCodecCapability VideoCodec(string mimeType) => new()
    {
        MimeType = mimeType,
        ClockRate = 90000,
        RtcpFeedback = VideoFeedback,
    };
}
