using System.Runtime.InteropServices;

namespace Conference.EndToEnd.Tests.Movies;

/// <summary>A recording's sound, mixed to one channel.</summary>
internal sealed class Sound(byte[] samples)
{
    public const int SampleRate = 16_000;

    public TimeSpan Duration => TimeSpan.FromSeconds((double)samples.Length / sizeof(short) / SampleRate);

    /// <summary>The amplitude of one frequency, 0 to 1, in a window (Goertzel's filter).</summary>
    public double Amplitude(int hertz, TimeSpan at, TimeSpan length)
    {
        var all = MemoryMarshal.Cast<byte, short>(samples);
        var first = Math.Clamp((int)(at.TotalSeconds * SampleRate), 0, all.Length);
        var window = all.Slice(first, Math.Min((int)(length.TotalSeconds * SampleRate), all.Length - first));
        if (window.IsEmpty)
            return 0;

        var coefficient = 2 * Math.Cos(2 * Math.PI * hertz / SampleRate);
        var (previous, beforePrevious) = (0.0, 0.0);
        foreach (var sample in window)
        {
            var current = sample / (double)short.MaxValue + coefficient * previous - beforePrevious;
            (beforePrevious, previous) = (previous, current);
        }

        var power = previous * previous + beforePrevious * beforePrevious - coefficient * previous * beforePrevious;
        return 2 * Math.Sqrt(Math.Max(0, power)) / window.Length;
    }
}
