namespace Conference.Recorder.Timelines;

/// <summary>
/// The clock maps that are really used. What is composed already cannot be moved any more, so when reports tell a clock better, what follows
/// approaches the truth gently: small changes are left out, larger ones are made in steps that nobody sees or hears.
/// </summary>
internal sealed class SteadyClocks
{
    // Seconds. Under the first a change is noise of the measurement; beyond the last the clock was not known before, and waiting helps nobody.
    private const double Tolerance = 0.003;
    private const double LargestStep = 0.004;
    private const double Hopeless = 0.08;

    private readonly Dictionary<string, ClockMap> _used = [];

    /// <summary>The map to use for a file from a moment of the recording on.</summary>
    public ClockMap Toward(string file, ClockMap measured, double moment)
    {
        if (!_used.TryGetValue(file, out var used))
            return measured;

        var at = measured.ToFile(moment);
        return new ClockMap([.. measured.Segments.Select((segment, i) =>
            i < used.Segments.Count ? Toward(used.Segments[i], segment, Math.Max(at, segment.FromFileTime)) : segment)]);
    }

    /// <summary>Notes what was used.</summary>
    public void Use(string file, ClockMap map) => _used[file] = map;

    private static ClockSegment Toward(ClockSegment used, ClockSegment measured, double fileTime)
    {
        var change = measured.ToRecording(fileTime) - used.ToRecording(fileTime);
        if (Math.Abs(change) <= Tolerance)
            return used;
        if (Math.Abs(change) >= Hopeless)
            return measured;

        var moment = used.ToRecording(fileTime) + Math.Clamp(change, -LargestStep, LargestStep);
        return new ClockSegment(measured.FromFileTime, moment - fileTime * measured.Rate, measured.Rate);
    }
}
