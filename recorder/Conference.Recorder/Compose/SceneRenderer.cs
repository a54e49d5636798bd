using System.Globalization;
using System.Text;
using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>Renders scenes, or parts of them, with one FFmpeg run each.</summary>
internal sealed class SceneRenderer(FfmpegRuns runs, RecorderOptions options)
{
    public static string FileName(string name) => name + ".mp4";

    /// <summary>Makes an MP4 of pictures alone; those of all scenes of a format can be joined without encoding again.</summary>
    /// <param name="name">Unique within the composition.</param>
    /// <param name="inputOf">
    /// A file to read a span from, with the track's file times, that begins with a key frame: best the last one before the scene does.
    /// </param>
    /// <exception cref="Ffmpeg.FfmpegException">FFmpeg failed.</exception>
    public async Task RenderAsync(
        string name, Scene scene, Func<VideoSpan, string> inputOf, Action<int> onFrames, CancellationToken cancellationToken)
    {
        var artwork = await SceneArtwork.DrawAsync(name, scene, runs, cancellationToken);
        var script = name + ".filter";
        await File.WriteAllTextAsync(runs.PathOf(script), Graph(scene, artwork), cancellationToken);

        var arguments = new List<string> { "-copyts", "-i", artwork.BackdropFile, "-i", artwork.OverlayFile };

        // The size of a WebRTC picture changes while it runs; rebuilding the graph for it would lose the frames in it.
        foreach (var video in scene.Tiles.Select(tile => tile.Video).OfType<VideoSpan>())
            arguments.AddRange(["-reinit_filter", "0", "-i", inputOf(video)]);
        arguments.AddRange(
        [
            "-filter_complex_script", script, "-map", "[out]", "-frames:v", scene.FrameCount.ToString(CultureInfo.InvariantCulture),
            .. Encoding(scene.Format), FileName(name),
        ]);
        await runs.RunAsync(name, arguments, onFrames, cancellationToken);
    }

    private static string Graph(Scene scene, SceneArtwork artwork)
    {
        var rate = scene.Format.FrameRate;

        // Still pictures pass each filter once, as one frame; only the finished backdrop is repeated.
        var graph = new StringBuilder();
        var videos = scene.Tiles.Where(tile => tile.Video is not null).Select(tile => (tile.Video, tile.Cell)).ToList();
        graph.Append(CultureInfo.InvariantCulture, $"[0:v]{artwork.BackdropTexts}format=yuv420p,loop=loop=-1:size=1,");
        graph.Append(CultureInfo.InvariantCulture, $"settb=1/{rate},setpts=N[c0];\n");
        if (videos.Count == 0)
            return graph.Append("[1:v]nullsink;\n[c0]null[out]").ToString();

        graph.Append(CultureInfo.InvariantCulture, $"[1:v]{artwork.OverlayTexts}format=yuva420p,split={videos.Count * 2}");
        for (var i = 0; i < videos.Count; i++)
            graph.Append(CultureInfo.InvariantCulture, $"[t{i}][b{i}]");
        graph.Append(";\n");

        for (var i = 0; i < videos.Count; i++)
        {
            var (video, cell) = videos[i];
            var last = i == videos.Count - 1;
            graph.Append(CultureInfo.InvariantCulture, $"[{i + 2}:v]settb=1/90000,setpts='{ClockExpression.For(video!.Clock, scene.From)}',");
            graph.Append(CultureInfo.InvariantCulture, $"fps={rate}:start_time=0,{Fit(cell)},setsar=1");
            graph.Append(CultureInfo.InvariantCulture, $"[v{i}];\n[c{i}][v{i}]overlay=x='{cell.X}+({cell.Width}-w)/2':y='{cell.Y}+({cell.Height}-h)/2'[o{i}];\n");
            AppendStrips(graph, i, cell, scene.Format, last ? "out" : $"c{i + 1}");
        }

        return graph.ToString();
    }

    /// <summary>
    /// As large as fits, nothing cut off; a picture that is of the cell's shape but for the rounding fills it. Worked out anew when
    /// the size of the picture changes.
    /// </summary>
    private static string Fit(Cell cell)
    {
        var (w, h) = (cell.Width, cell.Height);
        var nearly = $"lt(abs(iw*{h}/ih/{w}-1),0.02)";
        return $"scale=w='if({nearly},{w},min({w},2*trunc({h}*iw/ih/2)))':h='if({nearly},{h},min({h},2*trunc({w}*ih/iw/2)))':flags=bilinear:eval=frame";
    }

    /// <summary>Corners and name lie in two strips of the tile: blending only these is a tenth of the work of blending all of it.</summary>
    private static void AppendStrips(StringBuilder graph, int index, Cell cell, VideoFormat format, string output)
    {
        var top = Math.Max(2, ((int)SceneArtwork.CornerRadius(cell, format) + 2) & ~1);
        var bottom = SceneArtwork.ShadeHeight(cell);
        var bottomY = cell.Y + cell.Height - bottom;
        graph.Append(CultureInfo.InvariantCulture, $"[t{index}]crop={cell.Width}:{top}:{cell.X}:{cell.Y}[tc{index}];\n");
        graph.Append(CultureInfo.InvariantCulture, $"[b{index}]crop={cell.Width}:{bottom}:{cell.X}:{bottomY}[bc{index}];\n");
        graph.Append(CultureInfo.InvariantCulture, $"[o{index}][tc{index}]overlay={cell.X}:{cell.Y}[p{index}];\n");
        graph.Append(CultureInfo.InvariantCulture, $"[p{index}][bc{index}]overlay={cell.X}:{bottomY}[{output}]");
        if (output != "out")
            graph.Append(";\n");
    }

    private List<string> Encoding(VideoFormat format) =>
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
