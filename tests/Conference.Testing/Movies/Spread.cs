namespace Conference.Testing.Movies;

/// <summary>Figures at a glance, by their absolute values.</summary>
public sealed record Spread(int Count, double Median, double P99, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Select(Math.Abs).Order().ToArray();
        return sorted.Length == 0
            ? new Spread(0, double.NaN, double.NaN, double.NaN)
            : new Spread(sorted.Length, At(0.5), At(0.99), sorted[^1]);

        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    public override string ToString() => $"p50 {Median:F1} p99 {P99:F1} max {Max:F1} ms ({Count})";
}
