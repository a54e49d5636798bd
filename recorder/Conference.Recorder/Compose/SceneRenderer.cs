using System.Globalization;
using Conference.Recorder.Extras;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Compose;

/// <summary>Renders scenes, or parts of them, with one FFmpeg run each.</summary>
internal sealed class SceneRenderer(FfmpegRuns runs, RecorderOptions options, ILogger logger)
{
    private readonly SceneArtwork _artwork = new(runs, new Lettering(runs, options, logger));

    public static string FileName(string name) => name + ".mp4";

    /// <summary>Makes an MP4 of pictures alone; those of all scenes of a format can be joined without encoding again.</summary>
    /// <param name="name">Unique within the composition; begins the name of every file that is written.</param>
    /// <param name="inputOf">
    /// A file to read a span from, with the track's file times, that begins with a key frame: best the last one before the scene does.
    /// </param>
    /// <exception cref="FfmpegException">FFmpeg failed, or made fewer frames than the scene has.</exception>
    public async Task RenderAsync(
        string name, Scene scene, Func<VideoSpan, string> inputOf, Action<int> onFrames, CancellationToken cancellationToken)
    {
        var marks = await _artwork.DrawAsync(name, scene, cancellationToken);
        var script = name + ".filter";
        await File.WriteAllTextAsync(runs.PathOf(script), SceneGraph.Of(scene, marks), cancellationToken);

        List<string> arguments =
        [
            "-copyts", "-filter_complex_threads", "1", "-i", SceneArtwork.BackdropFile(name),
            "-f", "image2pipe", "-c:v", "png", "-i", SceneArtwork.MarksFile(name),
        ];
        foreach (var video in scene.Tiles.Select(tile => tile.Video).OfType<VideoSpan>())
            arguments.AddRange([.. DecodingOf(video), "-i", inputOf(video)]);
        arguments.AddRange(
        [
            "-filter_complex_script", script, "-map", "[out]", "-frames:v", scene.FrameCount.ToString(CultureInfo.InvariantCulture),
            .. EncodingOf(scene.Format), FileName(name),
        ]);
        if (SceneGraph.HasThumbnails(scene))
        {
            Thumbnails.PrepareFor(runs);
            arguments.AddRange(
                ["-map", "[thumbs]", "-frames:v", ThumbnailsIn(scene), "-c:v", "mjpeg", "-q:v", "5", "-f", "mjpeg", Thumbnails.FileOf(scene.FirstFrame)]);
        }

        var written = 0;
        await runs.RunAsync(name, arguments, frames => onFrames(written = frames), cancellationToken);
        if (written < scene.FrameCount)
            throw new FfmpegException(name, new ChildExit(0, 0, $"Only {written} of {scene.FrameCount} frames: a track has no picture that can be decoded."));
    }

    /// <summary>
    /// The size of a WebRTC picture changes while it runs: rebuilding the graph for it would lose the frames in it. A thread per
    /// decoder is enough at this pace, and more of them cost.
    /// </summary>
    private static IEnumerable<string> DecodingOf(VideoSpan video)
    {
        // FFmpeg's own decoder shows each spatial layer of VP9's scalable coding as a frame of its own, libvpx the highest.
        IEnumerable<string> codec = video.MimeType.Equals("video/VP9", StringComparison.OrdinalIgnoreCase) ? ["-c:v", "libvpx-vp9"] : [];
        return ["-reinit_filter", "0", "-threads", "1", .. codec];
    }

    private static string ThumbnailsIn(Scene scene)
    {
        var rate = scene.Format.FrameRate;
        var count = Thumbnails.FirstAtOrAfter(scene.FirstFrame + scene.FrameCount, rate) - Thumbnails.FirstAtOrAfter(scene.FirstFrame, rate);
        return count.ToString(CultureInfo.InvariantCulture);
    }

    private List<string> EncodingOf(VideoFormat format) =>
    [
        "-r", format.FrameRate.ToString(CultureInfo.InvariantCulture),
        "-c:v", "libx264", "-preset", options.VideoPreset, "-crf", options.VideoQuality.ToString(CultureInfo.InvariantCulture),
        // The same headers in every scene, whatever is in it: that is what lets them be joined without encoding again.
        "-profile:v", "high", "-level", format.Height > 720 ? "4.1" : "3.1", "-x264-params", "stitchable=1:keyint=100",
        // WebRTC's VP8 is BT.601; unlabelled, players would take 720p for BT.709 and shift the colours.
        "-colorspace", "smpte170m", "-color_primaries", "smpte170m", "-color_trc", "smpte170m", "-color_range", "tv",
        "-video_track_timescale", format.Timescale.ToString(CultureInfo.InvariantCulture),
    ];
}
