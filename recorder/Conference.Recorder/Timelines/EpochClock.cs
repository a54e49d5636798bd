using Conference.Recorder.Journal;

namespace Conference.Recorder.Timelines;

/// <summary>What is known of the clock of one epoch of a take. Its size is bounded: of a long epoch every second, fourth … report is kept.</summary>
internal sealed class EpochClock(ClockRebased rebased)
{
    private const int MostReports = 256;

    private readonly List<(double FileTime, double Ntp)> _reports = [];
    private int _stride = 1;
    private int _skipped;

    public double FromFileTime { get; } = rebased.FileTime;

    /// <summary>When its first packet arrived.</summary>
    public double At { get; } = rebased.At;

    /// <summary>The least of arrival - file time: what the packet that travelled fastest says of the clock.</summary>
    public double Arrival { get; private set; } = rebased.At - rebased.FileTime;

    /// <summary>What the sender's reports said: its clock at a file time.</summary>
    public IReadOnlyList<(double FileTime, double Ntp)> Reports => _reports;

    public void Add(ArrivalSampled sample) => Arrival = Math.Min(Arrival, sample.At - sample.FileTime);

    public void Add(ClockSampled sample)
    {
        if (++_skipped < _stride)
            return;

        _skipped = 0;
        _reports.Add((sample.FileTime, sample.Ntp));
        if (_reports.Count < MostReports)
            return;

        var index = 0;
        _reports.RemoveAll(_ => index++ % 2 != 0);
        _stride *= 2;
    }
}
