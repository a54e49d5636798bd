using Conference.Recorder.Contracts;

namespace Conference.Recorder.Timelines;

/// <summary>When a take has a picture to show: while its track is live and frames come.</summary>
internal static class VisibleSpans
{
    // Without a frame for so long a camera is gone, and its last picture would be a lie. In seconds.
    public const double LongestFreeze = 2;
    private const double Hold = 0.5;

    // Media is placed by capture time, events by the time they were heard of, which is a little later.
    private const double EventDelay = 0.5;

    // A camera that is on when a recording begins, or goes on, shows its first picture from the beginning: that only the recorder had to wait
    // for a key frame is no reason to show an avatar. One that is switched on later appears when its picture does.
    private const double LongestBackfill = 1.5;

    /// <param name="began">When the take's era began: Record, or the resume after a pause.</param>
    /// <param name="successor">When the first frame of the track's next take comes; null when there is none.</param>
    /// <param name="end">The end of the timeline.</param>
    public static IEnumerable<VideoSpan> Of(
        TrackHistory track, TakeHistory take, ClockMap clock, FrameRuns frames, double began, double? successor, double end)
    {
        var runs = frames.Runs.Select(run => new Interval(clock.ToRecording(run.From), clock.ToRecording(run.To))).ToList();
        var sizes = take.Sizes.ConvertAll(size => new SizedFrom(clock.ToRecording(size.FileTime), size.Width, size.Height));
        foreach (var live in track.LiveUntil(end))
        {
            foreach (var visible in Within(live, runs, track.Source, began, successor))
                yield return new VideoSpan(track.ParticipantId, track.Source, take.File, visible, clock, take.MimeType) { Sizes = sizes };
        }
    }

    private static IEnumerable<Interval> Within(Interval live, List<Interval> runs, TrackSource source, double began, double? successor)
    {
        // A shared screen that does not change sends nothing, and still stands.
        var longestFreeze = source == TrackSource.Screen ? double.PositiveInfinity : LongestFreeze;
        double? from = null;
        var last = 0.0;
        foreach (var run in runs.Where(run => run.To >= live.From - EventDelay && run.From < live.To))
        {
            if (from is { } start && run.From - last > longestFreeze)
            {
                yield return new Interval(start, last + Hold);
                from = null;
            }

            from ??= Begin(run.From, live.From, began);
            last = Math.Min(run.To, live.To);
        }

        if (from is { } begin)
        {
            var end = EndOf(live.To, last, longestFreeze, successor);
            if (end > begin)
                yield return new Interval(begin, end);
        }
    }

    private static double Begin(double frame, double live, double began) =>
        live <= began && frame <= began + LongestBackfill ? began : Math.Max(frame, live);

    /// <summary>The last picture stands until the track's next take goes on with it, or until it is over.</summary>
    private static double EndOf(double live, double last, double longestFreeze, double? successor)
    {
        if (successor is { } next && next < live)
            return next - last <= longestFreeze ? next : last + Hold;

        return live - last <= longestFreeze ? live : last + Hold;
    }
}
