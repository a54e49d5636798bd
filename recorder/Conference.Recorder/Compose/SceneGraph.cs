using System.Globalization;
using System.Text;
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
        graph.Append(CultureInfo.InvariantCulture, $"[0:v]format=yuv420p,loop=loop=-1:size=1,settb=1/{rate},setpts=N[below];\n");
        graph.Append(CultureInfo.InvariantCulture, $"[1:v]format=yuva420p,settb=1/{rate},setpts='{StepsOf(markFrames)}'[marks];\n");

        var stack = new List<(string Label, Cell Cell)> { ("[below]", default) };
        foreach (var (i, tile) in scene.Tiles.Where(tile => tile.Video is not null).Index())
            AppendVideo(graph, stack, i, tile, scene);
        if (stack.Count == 1)
            return graph.Append("[below][marks]overlay=eval=init:format=yuv420[out]").ToString();

        // Copied one after the other, since what lies below is covered: one thread for the filters is part of the command line.
        var places = string.Join('|', stack.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Cell.X}_{part.Cell.Y}")));
        graph.Append(CultureInfo.InvariantCulture, $"{string.Concat(stack.Select(part => part.Label))}xstack=inputs={stack.Count}:layout={places}[pictures];\n");
        return graph.Append("[pictures][marks]overlay=eval=init:format=yuv420[out]").ToString();
    }

    private static void AppendVideo(StringBuilder graph, List<(string Label, Cell Cell)> stack, int index, Tile tile, Scene scene)
    {
        var fit = PictureFit.For(tile, scene.Format);
        graph.Append(CultureInfo.InvariantCulture, $"[{index + 2}:v]settb=1/90000,setpts='{ClockExpression.For(tile.Video!.Clock, scene.From)}',");

        // From the first frame of the scene on, whenever the first picture comes: nothing is put out before each input has one.
        graph.Append(CultureInfo.InvariantCulture, $"fps={scene.Format.FrameRate}:start_time=0,format=yuv420p");
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
