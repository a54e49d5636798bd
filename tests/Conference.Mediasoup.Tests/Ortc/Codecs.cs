namespace Conference.Mediasoup.Tests;

/// <summary>Codecs and parameters that several tests use.</summary>
internal static class Codecs
{
    public static RtpCodecCapability Opus { get; } = new() { MimeType = "audio/opus", ClockRate = 48000, Channels = 2 };

    public static RtpCodecCapability Vp8 { get; } = new() { MimeType = "video/VP8", ClockRate = 90000 };

    public static RtpCodecCapability H264 { get; } = new()
    {
        MimeType = "video/H264",
        ClockRate = 90000,
        Parameters = ParameterMap.Of(("packetization-mode", 1), ("profile-level-id", "4d0032"), ("level-asymmetry-allowed", 1)),
    };

    /// <summary>What a browser sends for an H264 simulcast of three streams.</summary>
    public static RtpParameters H264Simulcast { get; } = new()
    {
        Mid = "1",
        Codecs =
        [
            new()
            {
                MimeType = "video/H264",
                PayloadType = 111,
                ClockRate = 90000,
                Parameters = ParameterMap.Of(("packetization-mode", 1), ("profile-level-id", "4d0032"), ("foo", 1234)),
                RtcpFeedback = [new() { Type = "nack" }, new() { Type = "nack", Parameter = "pli" }],
            },
            new() { MimeType = "video/rtx", PayloadType = 112, ClockRate = 90000, Parameters = ParameterMap.Of(("apt", 111)) },
        ],
        HeaderExtensions =
        [
            new() { Uri = RtpHeaderExtensionUri.Mid, Id = 1 },
            new() { Uri = RtpHeaderExtensionUri.VideoOrientation, Id = 2 },
        ],
        Encodings =
        [
            new() { Ssrc = 11111111, Rtx = new() { Ssrc = 11111112 }, MaxBitrate = 111111, ScalabilityMode = "L1T3" },
            new() { Ssrc = 21111111, Rtx = new() { Ssrc = 21111112 }, MaxBitrate = 333333, ScalabilityMode = "L1T3" },
            new() { Rid = "high", MaxBitrate = 222222, ScalabilityMode = "L1T3" },
        ],
        Rtcp = new("qwerty1234"),
        Msid = "stream track",
    };

    /// <summary>A producer of a router with all the codecs above.</summary>
    public static (RtpMapping Mapping, RtpParameters Consumable, RtpCapabilities Router) Produce(RtpParameters rtpParameters)
    {
        RtpCapabilities router = Ortc.GenerateRouterRtpCapabilities([Opus, H264]);
        (RtpMapping mapping, RtpParameters negotiated) =
            Ortc.GetProducerRtpParametersMapping(Ortc.NormalizeRtpParameters(rtpParameters), router);
        return (mapping, Ortc.GetConsumableRtpParameters(MediaKind.Video, negotiated, router, mapping), router);
    }
}
