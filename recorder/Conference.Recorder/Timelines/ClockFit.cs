using Conference.Recorder.Journal;

namespace Conference.Recorder.Timelines;

/// <summary>
/// Puts a take's file time on the recording's clock. Within one participant all tracks are placed by the sender's own clock, which its
/// sender reports give, so that sound and picture stay together; between participants the arrival of those reports is what
/// is common: the reports that travelled fastest tell how the sender's clock stands to ours.
/// </summary>
internal sealed class ClockFit
{
    // Two crystals differ by less than this; a larger slope is noise.
    private const double LargestDrift = 500e-6;
    private const double DriftSpan = 120;
    private const int DriftSamples = 8;

    // A report further than this from what the arrival says is a broken clock and not a delay.
    private const double LargestReportError = 2;

    // An epoch without reports keeps the clock of the one before, unless its packets arrive that much earlier or later.
    private const double SameClock = 0.25;

    // A worker reports on sound every 5 s. Who has sent none for longer than this is taken to send none at all.
    private const double ReportPatience = 6;

    private readonly Dictionary<(string Sender, int Era), SenderShift> _shifts = [];
    private readonly Dictionary<(string TakeId, int Epoch), EpochClock> _epochs = [];
    private readonly Dictionary<string, List<EpochClock>> _epochsOfTakes = [];

    public void Add(ClockRebased rebased)
    {
        var epoch = new EpochClock(rebased);
        _epochs[(rebased.TakeId, rebased.Epoch)] = epoch;
        if (!_epochsOfTakes.TryGetValue(rebased.TakeId, out var epochs))
            _epochsOfTakes.Add(rebased.TakeId, epochs = []);
        epochs.Add(epoch);
    }

    public void Add(ArrivalSampled sample) => _epochs.GetValueOrDefault((sample.TakeId, sample.Epoch))?.Add(sample);

    public void Add(ClockSampled sample, TakeHistory take)
    {
        var sender = (take.ParticipantId, take.Era);
        if (!_shifts.TryGetValue(sender, out var shift))
            _shifts.Add(sender, shift = new SenderShift());
        shift.Add(sample.At, sample.Ntp);
        _epochs.GetValueOrDefault((sample.TakeId, sample.Epoch))?.Add(sample);
    }

    /// <summary>When the latest epoch of a take began whose clock may soon be known better; null when there is nothing to wait for.</summary>
    public double? UnsettledSince(TakeHistory take, double now) =>
        _epochsOfTakes.GetValueOrDefault(take.Id)?[^1] is { Reports.Count: 0 } epoch && now - epoch.At < ReportPatience ? epoch.At : null;

    /// <summary>Null for a take into which nothing flowed.</summary>
    public ClockMap? MapOf(TakeHistory take)
    {
        if (!_epochsOfTakes.TryGetValue(take.Id, out var epochs))
            return null;

        var segments = new List<ClockSegment>();
        for (var i = 0; i < epochs.Count; i++)
        {
            var epoch = epochs[i];
            segments.Add(ByReports(take, epoch) ?? (i > 0 && Math.Abs(epoch.Arrival - epochs[i - 1].Arrival) < SameClock
                ? segments[^1] with { FromFileTime = epoch.FromFileTime }
                : new ClockSegment(epoch.FromFileTime, epoch.Arrival, 1)));
        }

        return new ClockMap(segments);
    }

    private ClockSegment? ByReports(TakeHistory take, EpochClock epoch)
    {
        if (!_shifts.TryGetValue((take.ParticipantId, take.Era), out var shift))
            return null;

        var points = epoch.Reports
            .Select(report => (report.FileTime, Moment: shift.ToRecording(report.Ntp)))
            .Where(point => Math.Abs(point.Moment - point.FileTime - epoch.Arrival) < LargestReportError)
            .ToArray();
        if (points.Length == 0)
            return null;

        // The worker's first reports may come before it knows the sender's capture clock: of two the later counts, of more the middle.
        var rate = RateOf(points);
        var offset = points.Length < 3 ? points[^1].Moment - points[^1].FileTime * rate : Median(points.Select(p => p.Moment - p.FileTime * rate));
        return new ClockSegment(epoch.FromFileTime, offset, rate);
    }

    /// <summary>The median of the slopes between points far apart (Theil-Sen): outliers don't move it.</summary>
    private static double RateOf((double FileTime, double Moment)[] points)
    {
        if (points.Length < DriftSamples || points[^1].FileTime - points[0].FileTime < DriftSpan)
            return 1;

        var half = points.Length / 2;
        var rate = Median(Enumerable.Range(0, half).Select(i =>
            (points[i + half].Moment - points[i].Moment) / (points[i + half].FileTime - points[i].FileTime)));
        return Math.Abs(rate - 1) <= LargestDrift ? rate : 1;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
