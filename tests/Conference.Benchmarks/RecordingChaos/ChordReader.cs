namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Hears the chords of a <see cref="CountingFilm"/> (Goertzel, in a Hann window).</summary>
internal static class ChordReader
{
    public const int SampleRate = 16_000;

    private const int Window = SampleRate * 60 / 1000;
    private const int Step = SampleRate / 50;

    // A third of what the pilot has in the film; a window that lies half in a chord shows its tones half as loud, all of them alike.
    private const double Audible = 0.02;

    // So many windows in a row must say the same; a whole chord has a dozen.
    private const int Agreement = 4;

    private static readonly float[] Hann = [.. Enumerable.Range(0, Window).Select(i => (float)(1 - Math.Cos(2 * Math.PI * (i + 0.5) / Window)))];

    /// <summary>Numbers of the chords, in their order.</summary>
    public static IReadOnlyList<int> Read(ReadOnlySpan<float> samples)
    {
        var chords = new List<int>();
        var (last, times) = (-1, 0);
        for (var at = 0; at + Window <= samples.Length; at += Step)
        {
            var chord = ReadWindow(samples.Slice(at, Window));
            times = chord == last ? times + 1 : 1;
            last = chord;
            if (chord >= 0 && times == Agreement)
                chords.Add(chord);
        }

        return chords;
    }

    private static int ReadWindow(ReadOnlySpan<float> window)
    {
        var pilot = LoudnessOf(window, CountingFilm.Pilot);
        if (pilot < Audible)
            return -1;
        var value = 0;
        for (var bit = 0; bit < CountingFilm.ChordBits; bit++)
        {
            if (LoudnessOf(window, CountingFilm.ToneOf(bit)) > pilot / 2)
                value |= 1 << bit;
        }

        return value;
    }

    private static double LoudnessOf(ReadOnlySpan<float> window, int frequency)
    {
        var coefficient = 2 * Math.Cos(2 * Math.PI * frequency / SampleRate);
        double before = 0, last = 0;
        for (var i = 0; i < Window; i++)
            (before, last) = (last, window[i] * Hann[i] + coefficient * last - before);
        return 2 * Math.Sqrt(Math.Max(0, last * last + before * before - coefficient * last * before)) / Window;
    }
}
