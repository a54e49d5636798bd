using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>Which signs are on, from a frame of a scene on; by the scene's tiles.</summary>
internal sealed record MarkState(int Frame, bool[] Speaking, bool[] Muted)
{
    /// <summary>The states of a scene in order, the first at frame 0; each differs from the one before.</summary>
    public static IReadOnlyList<MarkState> Of(Scene scene)
    {
        var frames = scene.Tiles.SelectMany(tile => tile.Speaking.Concat(tile.Muted))
            .SelectMany(interval => new[] { interval.From, interval.To })
            .Select(moment => scene.Format.FrameAt(moment) - scene.FirstFrame)
            .Where(frame => frame > 0 && frame < scene.FrameCount)
            .Append(0).Distinct().Order();
        var states = new List<MarkState>();
        foreach (var frame in frames)
        {
            var muted = At(scene, frame, tile => tile.Muted);

            // Whoever switches the microphone off in the middle of a word is heard of a moment longer.
            var speaking = At(scene, frame, tile => tile.Speaking).Zip(muted, (speaks, isMuted) => speaks && !isMuted);
            var state = new MarkState(frame, [.. speaking], muted);
            if (states.Count == 0 || !state.LooksLike(states[^1]))
                states.Add(state);
        }

        return states;
    }

    private bool LooksLike(MarkState other) => Speaking.SequenceEqual(other.Speaking) && Muted.SequenceEqual(other.Muted);

    private static bool[] At(Scene scene, int frame, Func<Tile, IReadOnlyList<Interval>> marks) => [.. scene.Tiles.Select(tile => marks(tile).Any(
        interval => scene.Format.FrameAt(interval.From) <= scene.FirstFrame + frame && scene.FirstFrame + frame < scene.Format.FrameAt(interval.To)))];
}
