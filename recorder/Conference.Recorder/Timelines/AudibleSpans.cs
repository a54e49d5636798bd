namespace Conference.Recorder.Timelines;

/// <summary>When a take has sound: it is cut where it is silent for long, so that nobody has to make up minutes of silence in memory.</summary>
internal static class AudibleSpans
{
    private const double LongestBreak = 5;

    public static IEnumerable<AudioSpan> Of(TrackHistory track, TakeHistory take, ClockMap clock, double[] fileTimes)
    {
        var packets = Array.ConvertAll(fileTimes, clock.ToRecording);
        var first = packets[0];
        var last = first;
        foreach (var packet in packets)
        {
            if (packet - last > LongestBreak)
            {
                yield return Span(first, last);
                first = packet;
            }

            last = packet;
        }

        yield return Span(first, last);

        AudioSpan Span(double from, double to) => new(track.ParticipantId, track.Source, take.File, new Interval(from, to), clock);
    }
}
