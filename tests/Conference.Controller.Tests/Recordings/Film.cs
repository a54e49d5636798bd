using Conference.Controller.Tests.Media;

namespace Conference.Controller.Tests.Recordings;

/// <summary>A film looked at pixel by pixel, ten pictures a second, and listened to by pitch.</summary>
internal sealed class Film
{
    private const int Width = 320;
    private const int Height = 180;
    private const int PictureRate = 10;
    private const int SampleRate = 16_000;
    private const int Window = SampleRate / 10;

    // A handful of pixels is what scaling makes of a border between two other colours; 1e-3 is -60 dB of full scale.
    private const int FewestPixels = 20;
    private const double Audible = 1e-3;

    private readonly byte[] _pictures;
    private readonly float[] _samples;

    private Film(byte[] pictures, float[] samples) => (_pictures, _samples) = (pictures, samples);

    public double Seconds => (double)_samples.Length / SampleRate;

    public static async Task<Film> WatchAsync(string file)
    {
        var pictures = await FfmpegRun.OutputAsync(
            "-i", file, "-vf", $"fps={PictureRate},scale={Width}:{Height}:flags=neighbor", "-f", "rawvideo", "-pix_fmt", "rgb24", "-");
        var sound = await FfmpegRun.OutputAsync("-i", file, "-map", "0:a:0", "-ac", "1", "-ar", $"{SampleRate}", "-f", "f32le", "-");
        var samples = new float[sound.Length / sizeof(float)];
        Buffer.BlockCopy(sound, 0, samples, 0, samples.Length * sizeof(float));
        return new Film(pictures, samples);
    }

    /// <summary>The whole seconds in which somebody's colour is seen.</summary>
    public IReadOnlyList<int> SecondsWith(Look look)
    {
        const int PictureBytes = Width * Height * 3;
        var seconds = new SortedSet<int>();
        for (var picture = 0; picture < _pictures.Length / PictureBytes; picture++)
        {
            var pixels = _pictures.AsSpan(picture * PictureBytes, PictureBytes);
            var found = 0;
            for (var i = 0; i < pixels.Length; i += 3)
                found += look.Is(pixels[i..(i + 3)]) ? 1 : 0;
            if (found >= FewestPixels)
                seconds.Add(picture / PictureRate);
        }

        return [.. seconds];
    }

    /// <summary>The whole seconds in which somebody's tone is heard (Goertzel, in a Hann window of 100 ms).</summary>
    public IReadOnlyList<int> SecondsHeard(Look look)
    {
        var seconds = new SortedSet<int>();
        for (var from = 0; from + Window <= _samples.Length; from += Window)
        {
            if (Amplitude(_samples.AsSpan(from, Window), look.Hertz) > Audible)
                seconds.Add(from / SampleRate);
        }

        return [.. seconds];
    }

    private static double Amplitude(ReadOnlySpan<float> samples, int hertz)
    {
        var coefficient = 2 * Math.Cos(2 * Math.PI * hertz / SampleRate);
        var (before, last) = (0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
            (before, last) = (last, (samples[i] * (1 - Math.Cos(2 * Math.PI * (i + 0.5) / samples.Length))) + (coefficient * last) - before);
        return 2 * Math.Sqrt((last * last) + (before * before) - (coefficient * last * before)) / samples.Length;
    }
}
