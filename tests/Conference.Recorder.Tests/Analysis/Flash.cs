using Conference.Recorder.Compose;

namespace Conference.Recorder.Tests.Analysis;

/// <summary>Compares when flashes are seen and when beeps are heard.</summary>
internal static class Flash
{
    public static IReadOnlyList<double> Onsets(byte[] brightness)
    {
        var threshold = (brightness.Min() + brightness.Max()) / 2;
        return [.. Enumerable.Range(1, Math.Max(0, brightness.Length - 1))
            .Where(i => brightness[i] > threshold && brightness[i - 1] <= threshold)
            .Select(VideoFormat.SecondsAt)];
    }

    /// <summary>For each flash: how much later its beep comes, in milliseconds.</summary>
    public static double[] Offsets(IReadOnlyList<double> flashes, IReadOnlyList<double> beeps) =>
        [.. flashes.Where(_ => beeps.Count > 0).Select(flash => beeps.Select(beep => (beep - flash) * 1000).MinBy(Math.Abs))];
}
