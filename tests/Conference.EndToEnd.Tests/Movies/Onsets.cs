namespace Conference.EndToEnd.Tests.Movies;

/// <summary>When something that comes and goes began.</summary>
internal static class Onsets
{
    /// <summary>The moments at which a level first passes half of its span.</summary>
    public static IReadOnlyList<TimeSpan> Of(IReadOnlyList<double> levels, TimeSpan step)
    {
        var half = (levels.Max() + levels.Min()) / 2;
        return [.. Enumerable.Range(1, levels.Count - 1).Where(i => levels[i] > half && levels[i - 1] <= half).Select(i => i * step)];
    }
}
