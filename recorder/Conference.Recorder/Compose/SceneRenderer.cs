using System.Globalization;
using System.Text;
using Conference.Recorder.Director;

namespace Conference.Recorder.Compose;

/// <summary>Renders one scene with one FFmpeg run.</summary>
internal sealed class SceneRenderer(FfmpegRuns runs, RecordingFolder folder, RecorderOptions options)
{
    // Only a bounded way into a file is it cheaper to decode from its beginning than to seek.
    private const double ShortestSeek = 1;

    public static string FileName(string name) => name + ".mp4";

    /// <param name="name">Unique within the composition.</param>
    public async Task RenderAsync(string name, Scene scene, Action<int> onFrames, CancellationToken cancellationToken)
    {
        var cells = GridLayout.For(scene.Tiles.Count);
        var artwork = await SceneArtwork.DrawAsync(name, scene, cells, runs, cancellationToken);
        var script = name + ".filter";
        await File.WriteAllTextAsync(runs.PathOf(script), Graph(scene, cells, artwork), cancellationToken);

        var arguments = new List<string> { "-copyts", "-i", artwork.BackdropFile, "-i", artwork.OverlayFile };
        foreach (var tile in scene.Tiles.Where(tile => tile.Video is not null))
            arguments.AddRange(InputOf(tile, scene));
        arguments.AddRange(
        [
            "-filter_complex_script", script, "-map", "[out]", "-frames:v", scene.FrameCount.ToString(CultureInfo.InvariantCulture),
            .. Encoding(), FileName(name),
        ]);
        await runs.RunAsync(name, arguments, onFrames, cancellationToken);
    }

    private List<string> InputOf(Tile tile, Scene scene)
    {
        // The size of a WebRTC picture changes while it runs; rebuilding the graph for it would lose the frames in it.
        var arguments = new List<string> { "-reinit_filter", "0" };
        var from = tile.Video!.Clock.ToFile(scene.From);
        if (from > ShortestSeek)
            arguments.AddRange(["-noaccurate_seek", "-seek_timestamp", "1", "-ss", from.ToString("F3", CultureInfo.InvariantCulture)]);
        arguments.AddRange(["-i", folder.Track(tile.Video.File)]);
        return arguments;
    }

    private static string Graph(Scene scene, IReadOnlyList<Cell> cells, SceneArtwork artwork)
    {
        // Still pictures pass each filter once, as one frame; only the finished backdrop is repeated.
        var graph = new StringBuilder();
        var videos = scene.Tiles.Select((tile, index) => (tile.Video, Cell: cells[index])).Where(shown => shown.Video is not null).ToList();
        graph.Append(CultureInfo.InvariantCulture, $"[0:v]{artwork.BackdropTexts}format=yuv420p,loop=loop=-1:size=1,");
        graph.Append(CultureInfo.InvariantCulture, $"settb=1/{VideoFormat.FrameRate},setpts=N[c0];\n");
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
            graph.Append(CultureInfo.InvariantCulture, $"fps={VideoFormat.FrameRate}:start_time=0,{Fit(cell)},setsar=1");
            graph.Append(CultureInfo.InvariantCulture, $"[v{i}];\n[c{i}][v{i}]overlay=x='{cell.X}+({cell.Width}-w)/2':y='{cell.Y}+({cell.Height}-h)/2'[o{i}];\n");
            AppendStrips(graph, i, cell, last ? "out" : $"c{i + 1}");
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
    private static void AppendStrips(StringBuilder graph, int index, Cell cell, string output)
    {
        var top = Math.Max(2, ((int)SceneArtwork.CornerRadius(cell) + 2) & ~1);
        var bottom = SceneArtwork.ShadeHeight(cell);
        var bottomY = cell.Y + cell.Height - bottom;
        graph.Append(CultureInfo.InvariantCulture, $"[t{index}]crop={cell.Width}:{top}:{cell.X}:{cell.Y}[tc{index}];\n");
        graph.Append(CultureInfo.InvariantCulture, $"[b{index}]crop={cell.Width}:{bottom}:{cell.X}:{bottomY}[bc{index}];\n");
        graph.Append(CultureInfo.InvariantCulture, $"[o{index}][tc{index}]overlay={cell.X}:{cell.Y}[p{index}];\n");
        graph.Append(CultureInfo.InvariantCulture, $"[p{index}][bc{index}]overlay={cell.X}:{bottomY}[{output}]");
        if (output != "out")
            graph.Append(";\n");
    }

    private List<string> Encoding() =>
    [
        "-r", VideoFormat.FrameRate.ToString(CultureInfo.InvariantCulture),
        "-c:v", "libx264", "-preset", options.VideoPreset, "-crf", options.VideoQuality.ToString(CultureInfo.InvariantCulture),
        // The same headers in every scene, whatever is in it: that is what lets them be joined without encoding again.
        "-profile:v", "high", "-level", "3.1", "-x264-params", "stitchable=1:keyint=100",
        // WebRTC's VP8 is BT.601; unlabelled, players would take 720p for BT.709 and shift the colours.
        "-colorspace", "smpte170m", "-color_primaries", "smpte170m", "-color_trc", "smpte170m", "-color_range", "tv",
        "-video_track_timescale", "12800",
    ];
}
