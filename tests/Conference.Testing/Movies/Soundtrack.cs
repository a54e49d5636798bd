using Conference.Testing.People;

namespace Conference.Testing.Movies;

/// <summary>The sound of a film, in which beeps are found by their pitch (Goertzel, in a Hann window).</summary>
public sealed class Soundtrack
{
    private const int SampleRate = 48_000;
    private const int Window = SampleRate / 50;
    private const int Step = SampleRate / 200;

    // Far below a beep, far above what is left of it in another one's pitch.
    private const double Audible = 0.02;

    private static readonly float[] Hann = [.. Enumerable.Range(0, Window).Select(i => (float)(1 - Math.Cos(2 * Math.PI * (i + 0.5) / Window)))];

    private readonly float[] _samples;

    private Soundtrack(float[] samples) => _samples = samples;

    public double Seconds => (double)_samples.Length / SampleRate;

    /// <summary>Samples of one channel, 48 per millisecond.</summary>
    public ReadOnlySpan<float> Samples => _samples;

    public static async Task<Soundtrack> HearAsync(string file, CancellationToken cancellationToken)
    {
        var bytes = await MediaTool.RunAsync(
            "ffmpeg", ["-v", "error", "-nostdin", "-i", file, "-map", "0:a:0", "-ac", "1", "-ar", $"{SampleRate}", "-f", "f32le", "-"], cancellationToken);
        var samples = new float[bytes.Length / sizeof(float)];
        Buffer.BlockCopy(bytes, 0, samples, 0, samples.Length * sizeof(float));
        return new Soundtrack(samples);
    }

    /// <summary>Seconds at which a persona's beeps begin, to about a millisecond: where half of their loudness is reached.</summary>
    public IReadOnlyList<double> BeepsOf(Persona persona)
    {
        var loudness = LoudnessOf(persona.Beep);
        var onsets = new List<double>();
        var quiet = true;
        for (var i = 1; i < loudness.Length; i++)
        {
            if (loudness[i] < Audible / 2)
                quiet = true;
            if (!quiet || loudness[i] < Audible)
                continue;

            // The top of this very beep, wherever a limiter put it.
            var top = loudness.AsSpan(i, Math.Min(loudness.Length - i, (int)(Persona.EventSeconds * SampleRate / Step)));
            var half = Max(top) / 2;
            var at = i;
            while (at < loudness.Length - 1 && loudness[at] < half)
                at++;
            while (at > 1 && loudness[at - 1] >= half)
                at--;
            var share = (half - loudness[at - 1]) / (loudness[at] - loudness[at - 1]);
            onsets.Add(((at - 1 + share) * Step + Window / 2.0) / SampleRate);
            quiet = false;
        }

        return onsets;
    }

    private double[] LoudnessOf(double frequency)
    {
        var coefficient = 2 * Math.Cos(2 * Math.PI * frequency / SampleRate);
        var loudness = new double[Math.Max(0, (_samples.Length - Window) / Step + 1)];
        Parallel.For(0, loudness.Length, i =>
        {
            var samples = _samples.AsSpan(i * Step, Window);
            double before = 0, last = 0;
            for (var n = 0; n < Window; n++)
                (before, last) = (last, samples[n] * Hann[n] + coefficient * last - before);
            loudness[i] = 2 * Math.Sqrt(Math.Max(0, last * last + before * before - coefficient * last * before)) / Window;
        });
        return loudness;
    }

    private static double Max(ReadOnlySpan<double> values)
    {
        var max = 0.0;
        foreach (var value in values)
            max = Math.Max(max, value);
        return max;
    }
}
