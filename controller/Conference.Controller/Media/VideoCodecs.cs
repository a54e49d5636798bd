using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>What a router says of each codec.</summary>
internal static class VideoCodecs
{
    private const uint ClockRate = 90_000;

    // Constrained Baseline is what every browser and OBS send; encoders that are asked for nothing send High, and some hardware Main.
    // Slices in several packets (mode 1) always: with mode 0 a key frame would have to fit into one.
    private static readonly string[] H264Profiles = ["42e01f", "4d001f", "64001f"];

    public static RtpCodecCapability Opus { get; } = new() { MimeType = "audio/opus", ClockRate = 48_000, Channels = 2 };

    public static string MimeType(this VideoCodec codec) => $"video/{codec}";

    public static IEnumerable<RtpCodecCapability> Describe(VideoCodec codec) => codec switch
    {
        VideoCodec.VP8 or VideoCodec.AV1 => [Video(codec, ParameterMap.Empty)],
        VideoCodec.VP9 => [Video(codec, ParameterMap.Of(("profile-id", 0)))], // eight bits, 4:2:0
        VideoCodec.H264 => H264Profiles.Select(profile => Video(
            codec, ParameterMap.Of(("packetization-mode", 1), ("level-asymmetry-allowed", 1), ("profile-level-id", profile)))),
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "A codec that nobody knows."),
    };

    private static RtpCodecCapability Video(VideoCodec codec, ParameterMap parameters) =>
        new() { MimeType = codec.MimeType(), ClockRate = ClockRate, Parameters = parameters };
}
