using System.Text.Json;

namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>The codecs and streams of the workloads; both sides read them from media.json.</summary>
internal static class Media
{
    public const string Ip = "127.0.0.1";
    public const int SsrcsPerVideo = 6;

    private static readonly JsonElement Document = Read();
    private static readonly RtpParameters AudioParameters = Document.GetProperty("audio").Deserialize(MediasoupJsonContext.Default.RtpParameters)!;
    private static readonly RtpParameters VideoParameters = Document.GetProperty("video").Deserialize(MediasoupJsonContext.Default.RtpParameters)!;

    public static RouterOptions Router { get; } = new()
    {
        MediaCodecs = Document.GetProperty("mediaCodecs").Deserialize(MediasoupJsonContext.Default.RtpCodecCapabilityArray)!,
    };

    public static WebRtcTransportOptions OwnPort { get; } = new() { ListenInfos = [new() { Ip = Ip }] };

    public static WebRtcServerOptions Server { get; } = new() { ListenInfos = [new() { Ip = Ip }] };

    /// <summary>A microphone; each on a transport needs a number of its own.</summary>
    public static ProducerOptions Audio(int number) => new()
    {
        Kind = MediaKind.Audio,
        RtpParameters = AudioParameters with { Mid = number.ToString(), Encodings = [AudioParameters.Encodings[0] with { Ssrc = (uint)number + 1 }] },
    };

    /// <summary>A camera with three layers and retransmission.</summary>
    public static ProducerOptions Video(int number) => new()
    {
        Kind = MediaKind.Video,
        RtpParameters = VideoParameters with
        {
            Mid = number.ToString(),
            Encodings = [.. VideoParameters.Encodings.Select(encoding => Shift(encoding, (uint)(number * SsrcsPerVideo)))],
        },
    };

    private static RtpEncodingParameters Shift(RtpEncodingParameters encoding, uint by) => encoding with
    {
        Ssrc = encoding.Ssrc + by,
        Rtx = new RtpRtxParameters { Ssrc = encoding.Rtx!.Ssrc + by },
    };

    private static JsonElement Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Interop", "media.json"));
        using var document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    }
}
