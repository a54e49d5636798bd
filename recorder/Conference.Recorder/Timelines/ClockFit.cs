using Conference.Recorder.Journal;

namespace Conference.Recorder.Timelines;

/// <summary>
/// Puts a take's file time on the recording's clock. Within one participant all tracks are placed by the sender's own clock, which its
/// sender reports give, so that sound and picture stay together; between participants the arrival of those reports is what
/// is common: the report that travelled fastest tells how the sender's clock stands to ours.
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

    private readonly Dictionary<(string Sender, int Era), double> _shifts = [];
    private readonly ILookup<(string TakeId, int Epoch), ClockSampled> _reports;
    private readonly ILookup<(string TakeId, int Epoch), ArrivalSampled> _arrivals;
    private readonly ILookup<string, ClockRebased> _epochs;

    public ClockFit(IReadOnlyList<JournalEntry> journal, IReadOnlyDictionary<string, TakeHistory> takes)
    {
        _reports = journal.OfType<ClockSampled>().ToLookup(sample => (sample.TakeId, sample.Epoch));
        _arrivals = journal.OfType<ArrivalSampled>().ToLookup(sample => (sample.TakeId, sample.Epoch));
        _epochs = journal.OfType<ClockRebased>().ToLookup(rebased => rebased.TakeId);
        foreach (var sample in journal.OfType<ClockSampled>())
        {
            if (!takes.TryGetValue(sample.TakeId, out var take))
                continue;

            var sender = (take.ParticipantId, take.Era);
            var shift = sample.At - sample.Ntp;
            _shifts[sender] = _shifts.TryGetValue(sender, out var least) ? Math.Min(least, shift) : shift;
        }
    }

    /// <summary>Null for a take into which nothing flowed.</summary>
    public ClockMap? MapOf(TakeHistory take)
    {
        var segments = new List<ClockSegment>();
        double? previousArrival = null;
        foreach (var epoch in _epochs[take.Id])
        {
            var arrival = ArrivalOffset(take.Id, epoch);
            segments.Add(ByReports(take, epoch, arrival) ?? (segments.Count > 0 && previousArrival is { } before && Math.Abs(arrival - before) < SameClock
                ? segments[^1] with { FromFileTime = epoch.FileTime }
                : new ClockSegment(epoch.FileTime, arrival, 1)));
            previousArrival = arrival;
        }

        return segments.Count == 0 ? null : new ClockMap(segments);
    }

    private double ArrivalOffset(string takeId, ClockRebased epoch) => _arrivals[(takeId, epoch.Epoch)]
        .Select(sample => sample.At - sample.FileTime)
        .Append(epoch.At - epoch.FileTime)
        .Min();

    private ClockSegment? ByReports(TakeHistory take, ClockRebased epoch, double arrival)
    {
        var shift = _shifts.GetValueOrDefault((take.ParticipantId, take.Era));
        var points = _reports[(take.Id, epoch.Epoch)]
            .Select(sample => (sample.FileTime, Moment: sample.Ntp + shift))
            .Where(point => Math.Abs(point.Moment - point.FileTime - arrival) < LargestReportError)
            .ToArray();
        if (points.Length == 0)
            return null;

        // The worker's first reports may come before it knows the sender's capture clock: of two the later counts, of more the middle.
        var rate = RateOf(points);
        var offset = points.Length < 3 ? points[^1].Moment - points[^1].FileTime * rate : Median(points.Select(p => p.Moment - p.FileTime * rate));
        return new ClockSegment(epoch.FileTime, offset, rate);
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
