namespace Conference.Recorder.Matroska;

/// <summary>
/// File time in the units of our files. The usual millisecond is too coarse for sound; a block's time is a signed 16-bit number of units
/// after its cluster's, which with this unit spans 1.3 s.
/// </summary>
internal static class MatroskaTime
{
    /// <summary>Nanoseconds per unit.</summary>
    public const uint Scale = 40_000;

    public const double UnitsPerSecond = 1e9 / Scale;

    public static long ToUnits(double seconds) => (long)Math.Round(seconds * UnitsPerSecond);
}
