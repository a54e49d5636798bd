using System.Globalization;

namespace Conference.Client.Media;

/// <summary>FFmpeg's command line: one file in, at its own pace; VP8 and Opus out, each by SRTP to its transport.</summary>
internal static class FfmpegArguments
{
    public static IReadOnlyList<string> Play(MediaFile file, TimeSpan start, PlayOptions options, SentTrack? video, SentTrack? audio)
    {
        List<string> arguments = ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "error"];
        if (options.Loop)
            arguments.AddRange(["-stream_loop", "-1"]);
        if (start > TimeSpan.Zero)
            arguments.AddRange(["-ss", start.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)]);
        arguments.AddRange(["-re", "-i", file.Path]);
        if (video is not null)
            arguments.AddRange([.. Video(options), .. Output(video)]);
        if (audio is not null)
            arguments.AddRange([.. Audio(options), .. Output(audio)]);
        return arguments;
    }

    // A key frame each second, because FFmpeg answers no request for one: whoever comes sees a picture within that time.
    private static IEnumerable<string> Video(PlayOptions options) =>
    [
        "-map", "0:V:0", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-lag-in-frames", "0", "-error-resilient", "1",
        "-vf", $"fps={options.FrameRate},scale=w=-2:h='2*trunc(min({options.MaximumHeight},ih)/2)',format=yuv420p",
        "-b:v", $"{options.VideoBitrate}", "-maxrate", $"{options.VideoBitrate}", "-bufsize", $"{options.VideoBitrate}",
        "-g", $"{options.FrameRate}",
    ];

    private static IEnumerable<string> Audio(PlayOptions options) =>
    [
        "-map", "0:a:0", "-c:a", "libopus", "-ar", "48000", "-ac", "2", "-b:a", $"{options.AudioBitrate}", "-frame_duration", "20",
    ];

    private static IEnumerable<string> Output(SentTrack track) =>
    [
        "-f", "rtp", "-ssrc", $"{(int)track.Ssrc}", "-payload_type", $"{track.PayloadType}",
        "-srtp_out_suite", SentTrack.CryptoSuite, "-srtp_out_params", track.SrtpKey, track.Address,
    ];
}
