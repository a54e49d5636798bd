using Conference.Recorder.Contracts;

namespace Conference.Recorder.Timelines;

/// <summary>When a take has a picture to show: while its track is live and frames come.</summary>
internal static class VisibleSpans
{
    // Without a frame for so long a camera is gone, and its last picture would be a lie.
    private const double LongestFreeze = 2;
    private const double Hold = 0.5;

    // Media is placed by capture time, events by the time they were heard of, which is a little later.
    private const double EventDelay = 0.5;

    public static IEnumerable<VideoSpan> Of(TrackHistory track, TakeHistory take, ClockMap clock, double[] fileTimes)
    {
        var frames = Array.ConvertAll(fileTimes, clock.ToRecording);
        foreach (var live in track.Live)
        {
            foreach (var visible in Within(live, frames, track.Source))
                yield return new VideoSpan(track.ParticipantId, track.Source, take.File, visible, clock);
        }
    }

    private static IEnumerable<Interval> Within(Interval live, double[] frames, TrackSource source)
    {
        // A shared screen that does not change sends nothing, and still stands.
        var longestFreeze = source == TrackSource.Screen ? double.PositiveInfinity : LongestFreeze;
        double? from = null;
        var last = 0.0;
        foreach (var frame in frames.Where(frame => frame >= live.From - EventDelay && frame < live.To))
        {
            if (from is { } start && frame - last > longestFreeze)
            {
                yield return new Interval(start, last + Hold);
                from = null;
            }

            from ??= Math.Max(frame, live.From);
            last = frame;
        }

        if (from is { } begin)
        {
            var end = live.To - last <= longestFreeze ? live.To : last + Hold;
            if (end > begin)
                yield return new Interval(begin, end);
        }
    }
}
