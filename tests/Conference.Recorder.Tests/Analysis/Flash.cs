namespace Conference.Recorder.Tests.Analysis;

/// <summary>Compares when flashes are seen and when beeps are heard.</summary>
internal static class Flash
{
    // An avatar in the cell's middle is bright too, but not white.
    private const int White = 225;

    /// <summary>Only flashes whose beginning can be seen: one on which a scene opens has none.</summary>
    public static IReadOnlyList<double> Onsets(byte[] brightness)
    {
        var usual = brightness.Order().ElementAt(brightness.Length / 2);
        return [.. Enumerable.Range(1, Math.Max(0, brightness.Length - 1))
            .Where(i => brightness[i] > White && Math.Abs(brightness[i - 1] - usual) < 15)
            .Select(Cells.Format.SecondsAt)];
    }

    /// <summary>For each flash: how much later its beep comes, in milliseconds.</summary>
    public static double[] Offsets(IReadOnlyList<double> flashes, IReadOnlyList<double> beeps) =>
        [.. flashes.Where(_ => beeps.Count > 0).Select(flash => beeps.Select(beep => (beep - flash) * 1000).MinBy(Math.Abs))];
}
