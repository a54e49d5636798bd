using Conference.Recorder.Layouts;

namespace Conference.Recorder.Compose;

/// <summary>Decides where stretches end: where a scene does, or within a long scene where it is cheapest to enter the tracks again.</summary>
internal static class ChunkCutter
{
    /// <summary>Seconds. Shorter ones cost more in starts, longer ones leave more to do at Stop.</summary>
    public const double Shortest = 5;
    public const double Longest = 8;

    // A scene that goes on for less than this behind a cut is not worth one.
    private const double Remainder = 1;

    // Seconds of decoding that a cut may cost more for each second that it comes later.
    private const double PatiencePerSecond = 0.1;

    /// <summary>The scenes from a frame on, the first one cut to begin there.</summary>
    public static IReadOnlyList<Scene> From(IReadOnlyList<Scene> scenes, int first)
    {
        var rest = scenes.SkipWhile(scene => scene.FirstFrame + scene.FrameCount <= first).ToList();
        if (rest.Count == 0)
            return rest;

        // A clock that has moved by a hair since the last stretch may leave a frame or two of the scene before it.
        if (rest.Count > 1 && rest[0].FirstFrame < first && rest[1].FirstFrame - first < rest[0].Format.FrameRate / 5)
            rest.RemoveAt(0);
        rest[0] = rest[0] with { FirstFrame = first, FrameCount = rest[0].FirstFrame + rest[0].FrameCount - first };
        return rest;
    }

    /// <summary>Where the stretch that begins with a scene ends; null when that cannot be said yet.</summary>
    /// <param name="settled">The frame up to which nothing can change any more.</param>
    /// <param name="isLast">Whether nothing comes behind <paramref name="settled"/>.</param>
    /// <param name="entries">The moments of the recording, in order, just before which a picture can be entered, per picture of the scene.</param>
    public static int? EndOf(Scene scene, int settled, bool isLast, Func<double, double, IReadOnlyList<double[]>> entries)
    {
        var format = scene.Format;
        var end = scene.FirstFrame + scene.FrameCount;
        if (end <= settled && end - scene.FirstFrame <= (Longest + Remainder) * format.FrameRate)
            return end;

        var latest = Math.Min(Math.Min(settled, end), scene.FirstFrame + (int)(Longest * format.FrameRate));
        if (latest - scene.FirstFrame < Longest * format.FrameRate)
            return isLast ? latest : null;

        return Cheapest(scene, latest, entries(scene.From, format.SecondsAt(latest)));
    }

    private static int Cheapest(Scene scene, int latest, IReadOnlyList<double[]> entries)
    {
        var format = scene.Format;
        var earliest = scene.FirstFrame + (int)(Shortest * format.FrameRate);
        var candidates = entries.SelectMany(moments => moments)
            .Select(moment => (int)Math.Ceiling(moment * format.FrameRate))
            .Where(frame => frame >= earliest && frame <= latest)
            .Append(latest);
        return candidates.MinBy(frame => CostOf(scene, frame, entries) - PatiencePerSecond * format.SecondsAt(frame - earliest));
    }

    /// <summary>Seconds of pictures that must be decoded before a frame, for it to be shown.</summary>
    private static double CostOf(Scene scene, int frame, IReadOnlyList<double[]> entries)
    {
        var moment = scene.Format.SecondsAt(frame);
        return entries.Sum(moments => moment - moments.LastOrDefault(entry => entry <= moment, scene.From));
    }
}
