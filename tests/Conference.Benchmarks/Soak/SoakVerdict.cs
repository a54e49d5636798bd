using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.Soak;

/// <summary>The slopes of a soak, and what they may be.</summary>
internal static class SoakVerdict
{
    private const double Kibibyte = 1024;

    // Several thousand objects come and go in a second. One byte lost for each of them is 60 KiB or more in a minute, so not even the
    // smallest object (24 bytes) can stay behind unseen.
    private const double HeapLimit = 64;

    // Pages come and go in larger steps than objects.
    private const double ResidentLimit = 512;

    // Anything that is lost once in ten minutes.
    private const double CountLimit = 0.1;

    public static IReadOnlyList<BenchmarkRow> Rows(IReadOnlyList<SoakSample> samples, SoakRun soak) =>
    [
        new("objects created and closed", "objects", soak.Objects, null, null, null, null),
        Row("managed memory after a full collection", "KiB/min", HeapLimit, samples, sample => sample.Heap / Kibibyte),
        Row("resident memory", "KiB/min", ResidentLimit, samples, sample => sample.Resident / Kibibyte),
        Row("resident memory outside of the managed heap", "KiB/min", ResidentLimit, samples, sample => sample.Native / Kibibyte),
        Row("file descriptors", "per min", CountLimit, samples, sample => sample.Descriptors),
        Row("threads", "per min", CountLimit, samples, sample => sample.Threads),
        Row("requests in the pending tables", "per min", 0, samples, sample => sample.Pending),
        Row("entities in the handler tables", "per min", 0, samples, sample => sample.Handlers),
        Row("resident memory of all workers", "KiB/min", ResidentLimit, samples, sample => sample.WorkersResident / Kibibyte),
    ];

    private static BenchmarkRow Row(
        string name, string unit, double limit, IReadOnlyList<SoakSample> samples, Func<SoakSample, double> figure)
    {
        var slope = Slope([.. samples.Select(sample => (sample.At.TotalMinutes, figure(sample)))]);
        return new BenchmarkRow(name, unit, slope, null, null, $"<= {limit}", slope <= limit)
        {
            Bound = $"{figure(samples[0]):#,0} at the first sample after the warm-up, {figure(samples[^1]):#,0} at the last",
        };
    }

    /// <summary>The least squares line through the points; zero for a single one.</summary>
    private static double Slope(IReadOnlyList<(double X, double Y)> points)
    {
        var (meanX, meanY) = (points.Average(point => point.X), points.Average(point => point.Y));
        var spread = points.Sum(point => (point.X - meanX) * (point.X - meanX));
        return spread == 0 ? 0 : points.Sum(point => (point.X - meanX) * (point.Y - meanY)) / spread;
    }
}
