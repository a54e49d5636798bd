namespace Conference.Mediasoup.Tests.Support;

/// <summary>VP8 and Opus: for routers, and as FFmpeg sends them.</summary>
internal static class TestMedia
{
    public const byte OpusPayloadType = 111;
    public const byte Vp8PayloadType = 96;
    public const byte AudioLevelExtensionId = 1;

    public static RouterOptions Router { get; } = new()
    {
        MediaCodecs =
        [
            new() { MimeType = "audio/opus", ClockRate = 48_000, Channels = 2 },
            new() { MimeType = "video/VP8", ClockRate = 90_000 },
        ],
    };

    public static ProducerOptions Opus(uint ssrc) => new()
    {
        Kind = MediaKind.Audio,
        RtpParameters = new RtpParameters
        {
            Codecs = [new() { MimeType = "audio/opus", PayloadType = OpusPayloadType, ClockRate = 48_000, Channels = 2 }],
            HeaderExtensions = [new() { Uri = RtpHeaderExtensionUri.SsrcAudioLevel, Id = AudioLevelExtensionId }],
            Encodings = [new() { Ssrc = ssrc }],
        },
    };

    public static ProducerOptions Vp8(params uint[] ssrcs) => new()
    {
        Kind = MediaKind.Video,
        RtpParameters = new RtpParameters
        {
            Codecs = [new() { MimeType = "video/VP8", PayloadType = Vp8PayloadType, ClockRate = 90_000 }],
            Encodings = [.. ssrcs.Select(ssrc => new RtpEncodingParameters { Ssrc = ssrc })],
        },
    };
}
