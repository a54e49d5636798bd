namespace Conference.Recorder.Timelines;

/// <summary>Says at which moment of the recording each moment of a track's file belongs.</summary>
internal sealed record ClockMap(IReadOnlyList<ClockSegment> Segments)
{
    public double ToRecording(double fileTime) => SegmentAt(fileTime).ToRecording(fileTime);

    /// <summary>The earliest file time at or after which media of a moment of the recording lies.</summary>
    public double ToFile(double recordingTime)
    {
        for (var i = Segments.Count - 1; i > 0; i--)
        {
            if (Segments[i].ToRecording(Segments[i].FromFileTime) <= recordingTime)
                return Segments[i].ToFile(recordingTime);
        }

        return Segments[0].ToFile(recordingTime);
    }

    private ClockSegment SegmentAt(double fileTime)
    {
        for (var i = Segments.Count - 1; i > 0; i--)
        {
            if (Segments[i].FromFileTime <= fileTime)
                return Segments[i];
        }

        return Segments[0];
    }
}
