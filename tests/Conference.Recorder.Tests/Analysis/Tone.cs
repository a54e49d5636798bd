namespace Conference.Recorder.Tests.Analysis;

/// <summary>Finds single pitches in sound (Goertzel).</summary>
internal static class Tone
{
    public const int SampleRate = 48_000;

    /// <summary>The amplitude of a pitch within a stretch.</summary>
    public static double Amplitude(ReadOnlySpan<float> samples, double frequency)
    {
        var coefficient = 2 * Math.Cos(2 * Math.PI * frequency / SampleRate);
        double before = 0, last = 0;
        foreach (var sample in samples)
            (before, last) = (last, sample + coefficient * last - before);
        return 2 * Math.Sqrt(Math.Max(0, last * last + before * before - coefficient * last * before)) / samples.Length;
    }

    public static double AmplitudeAt(float[] samples, double seconds, double length, double frequency) =>
        Amplitude(samples.AsSpan((int)(seconds * SampleRate), (int)(length * SampleRate)), frequency);

    /// <summary>The moments at which a pitch sets in, to 2 ms.</summary>
    public static IReadOnlyList<double> Onsets(float[] samples, double frequency, double threshold)
    {
        const int window = SampleRate / 100;
        const int step = SampleRate / 500;
        var onsets = new List<double>();
        var sounding = false;
        for (var at = 0; at + window <= samples.Length; at += step)
        {
            var loud = Amplitude(samples.AsSpan(at, window), frequency) > threshold;
            if (loud && !sounding)
                onsets.Add((at + window / 2.0) / SampleRate);
            sounding = loud;
        }

        return onsets;
    }
}
