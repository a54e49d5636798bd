using System.Globalization;
using System.Text;
using Conference.Recorder.Extras;
using Conference.Recorder.Layouts;

namespace Conference.Recorder.Compose;

/// <summary>
/// A scene in FFmpeg's filter language. Videos are copied beside each other onto the backdrop (xstack) and one overlay adds all else:
/// next to a chain of overlays, which blends each video pixel by pixel, that is a fifth less work in all.
/// </summary>
internal static class SceneGraph
{
    /// <summary>Input 0 is the backdrop, input 1 the marks, then follow the videos in the order of their tiles.</summary>
    /// <param name="markFrames">The frame of the scene from which on each picture of the marks holds.</param>
    public static string Of(Scene scene, IReadOnlyList<int> markFrames)
    {
        var rate = scene.Format.FrameRate;
        var graph = new StringBuilder();
        graph.Append(CultureInfo.InvariantCulture, $"[0:v]format=yuv420p,loop=loop={scene.FrameCount}:size=1,settb=1/{rate},setpts=N[below];\n");
        graph.Append(CultureInfo.InvariantCulture, $"[1:v]format=yuva420p,settb=1/{rate},setpts='{StepsOf(markFrames)}'[marks];\n");

        var stack = new List<(string Label, Cell Cell)> { ("[below]", default) };
        foreach (var (i, tile) in scene.Tiles.Where(tile => tile.Video is not null).Index())
            AppendVideo(graph, stack, i, tile, scene);
        if (stack.Count == 1)
            return Finish(graph, "[below]", scene);

        // Copied one after the other, since what lies below is covered: one thread for the filters is part of the command line.
        var places = string.Join('|', stack.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Cell.X}_{part.Cell.Y}")));
        graph.Append(CultureInfo.InvariantCulture, $"{string.Concat(stack.Select(part => part.Label))}xstack=inputs={stack.Count}:layout={places}[pictures];\n");
        return Finish(graph, "[pictures]", scene);
    }

    /// <summary>The whole picture, and where seconds say so a small one of it.</summary>
    private static string Finish(StringBuilder graph, string pictures, Scene scene)
    {
        graph.Append(CultureInfo.InvariantCulture, $"{pictures}[marks]overlay=eval=init:format=yuv420");
        if (!HasThumbnails(scene))
            return graph.Append("[out]").ToString();

        var every = Thumbnails.Interval * scene.Format.FrameRate;
        graph.Append(CultureInfo.InvariantCulture, $",split[out][all];\n[all]select='not(mod(n+{scene.FirstFrame},{every}))',");
        graph.Append(CultureInfo.InvariantCulture, $"scale={Thumbnails.Width}:{Thumbnails.Height}:flags=area:out_range=full,format=yuvj420p,");

        // Pictures in a row, as a film of them alone: else FFmpeg would fill the time between them with more of the same.
        graph.Append(CultureInfo.InvariantCulture, $"settb=1/{scene.Format.FrameRate},setpts=N[thumbs]");
        return graph.ToString();
    }

    public static bool HasThumbnails(Scene scene) => Thumbnails.FirstAtOrAfter(scene.FirstFrame, scene.Format.FrameRate)
        * Thumbnails.Interval * scene.Format.FrameRate < scene.FirstFrame + scene.FrameCount;

    private static void AppendVideo(StringBuilder graph, List<(string Label, Cell Cell)> stack, int index, Tile tile, Scene scene)
    {
        var fit = PictureFit.For(tile, scene.Format);
        graph.Append(CultureInfo.InvariantCulture, $"[{index + 2}:v]settb=1/90000,setpts='{ClockExpression.For(tile.Video!.Clock, scene.From)}',");

        // A picture stands until the next one comes, be all of them before the scene: so the last is repeated, up to the end. Then they begin with the
        // scene's first frame, whenever the first picture comes. Every input ends: one without any picture must end the run and not hang it.
        var rate = scene.Format.FrameRate;
        graph.Append(CultureInfo.InvariantCulture, $"fps={rate},tpad=stop=-1:stop_mode=clone,trim=start=0:end={(scene.FrameCount + 1.0) / rate:F4},");
        graph.Append(CultureInfo.InvariantCulture, $"fps={rate}:start_time=0,format=yuv420p");
        if (fit.Backdrop is not null)
        {
            graph.Append(CultureInfo.InvariantCulture, $",split[s{index}][t{index}];\n[t{index}]{fit.Backdrop},setsar=1[b{index}];\n[s{index}]{fit.Filters}");
            stack.Add(($"[b{index}]", tile.Cell));
        }
        else
        {
            graph.Append(CultureInfo.InvariantCulture, $",{fit.Filters}");
        }

        graph.Append(CultureInfo.InvariantCulture, $",setsar=1[v{index}];\n");
        stack.Add(($"[v{index}]", fit.Room));
    }

    /// <summary>Frame n of the marks belongs to the n-th of these frames.</summary>
    private static string StepsOf(IReadOnlyList<int> frames)
    {
        var steps = new StringBuilder("0");
        for (var i = 1; i < frames.Count; i++)
            steps.Append(CultureInfo.InvariantCulture, $"+gte(N,{i})*{frames[i] - frames[i - 1]}");
        return steps.ToString();
    }
}
