using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>The codecs that meetings use: what every browser encodes and every recorder copies.</summary>
internal static class MediaProfile
{
    public static IReadOnlyList<RtpCodecCapability> Codecs { get; } =
    [
        new() { MimeType = "audio/opus", ClockRate = 48_000, Channels = 2 },
        new() { MimeType = "video/VP8", ClockRate = 90_000 },
    ];
}
