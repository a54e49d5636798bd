namespace Conference.Recorder.Timelines;

/// <summary>
/// When the frames of a take come, in file time: stretches without a break of more than half a second. That is all a timeline needs of them, and it
/// stays small however long the take is.
/// </summary>
internal sealed class FrameRuns
{
    /// <summary>Seconds.</summary>
    public const double LongestStep = 0.5;

    private readonly List<Interval> _runs = [];

    /// <summary>In order; the end of each is its last frame, and belongs to it.</summary>
    public IReadOnlyList<Interval> Runs => _runs;

    public static FrameRuns Of(IEnumerable<double> fileTimes)
    {
        var runs = new FrameRuns();
        foreach (var time in fileTimes)
            runs.Add(time);
        return runs;
    }

    /// <param name="fileTime">In seconds, in the order of the file.</param>
    public void Add(double fileTime)
    {
        if (_runs.Count > 0 && fileTime - _runs[^1].To <= LongestStep)
            _runs[^1] = _runs[^1] with { To = Math.Max(_runs[^1].To, fileTime) };
        else
            _runs.Add(new Interval(fileTime, fileTime));
    }
}
