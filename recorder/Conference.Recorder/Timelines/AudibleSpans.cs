namespace Conference.Recorder.Timelines;

/// <summary>When a take has sound: it is cut where it is silent for long.</summary>
internal static class AudibleSpans
{
    private const double LongestBreak = 5;

    public static IEnumerable<AudioSpan> Of(TrackHistory track, TakeHistory take, ClockMap clock, FrameRuns packets)
    {
        Interval? open = null;
        foreach (var run in packets.Runs)
        {
            var (from, to) = (clock.ToRecording(run.From), clock.ToRecording(run.To));
            if (open is { } before && from - before.To > LongestBreak)
            {
                yield return Span(before);
                open = null;
            }

            open = new Interval(open?.From ?? from, to);
        }

        if (open is { } last)
            yield return Span(last);

        AudioSpan Span(Interval audible) => new(track.ParticipantId, track.Source, take.File, audible, clock);
    }
}
