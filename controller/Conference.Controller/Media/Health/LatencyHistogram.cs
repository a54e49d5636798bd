namespace Conference.Controller.Media.Health;

/// <summary>Durations from 10 ms to 75 s in buckets that grow by 15 %: a quantile is right within 8 %, in half a kilobyte.</summary>
internal sealed class LatencyHistogram
{
    private const double First = 10; // ms
    private const double Growth = 1.15;

    private readonly int[] _counts = new int[64];
    private int _total;

    public void Add(TimeSpan duration)
    {
        var bucket = (int)Math.Ceiling(Math.Log(Math.Max(duration.TotalMilliseconds, First) / First, Growth));
        _counts[Math.Min(bucket, _counts.Length - 1)]++;
        _total++;
    }

    /// <summary>Milliseconds below which the fraction <paramref name="quantile"/> of the durations lies; null without any.</summary>
    public double? Quantile(double quantile)
    {
        if (_total == 0)
            return null;
        var rank = (int)Math.Ceiling(quantile * _total);
        var bucket = 0;
        for (var seen = _counts[0]; seen < rank; seen += _counts[bucket])
            bucket++;
        return Math.Round(First * Math.Pow(Growth, bucket - 0.5), 1); // the middle of the bucket
    }
}
