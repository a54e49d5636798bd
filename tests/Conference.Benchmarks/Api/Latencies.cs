namespace Conference.Benchmarks.Api;

/// <summary>Times of one kind of thing.</summary>
internal sealed class Latencies
{
    private readonly Lock _lock = new(); // many clients measure at once
    private readonly List<double> _milliseconds = [];

    public int Count => _milliseconds.Count;

    public void Add(TimeSpan time)
    {
        lock (_lock)
            _milliseconds.Add(time.TotalMilliseconds);
    }

    /// <summary>The time in milliseconds below which a part (0 to 1) of them lies.</summary>
    public double Quantile(double part)
    {
        lock (_lock)
        {
            _milliseconds.Sort();
            return _milliseconds[Math.Min(_milliseconds.Count - 1, (int)Math.Ceiling(part * _milliseconds.Count) - 1)];
        }
    }
}
