using System.Buffers.Binary;
using System.Globalization;
using Conference.Testing;
using Conference.Testing.People;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>
/// A film that says at every moment how far it is: each frame in a row of bits, and its sound in chords, in which a tone is a bit. Encoded
/// once, and sent again and again without a seam.
/// </summary>
internal sealed record CountingFilm(MediaLoop Picture, MediaLoop Sound)
{
    /// <summary>How far the film is after each frame and each chord, in seconds.</summary>
    public const double FrameSeconds = 0.1, ChordSeconds = 0.4;

    public const int FrameBits = 12, ChordBits = 10;

    /// <summary>After so many seconds it begins again: frames and chords have used up their numbers.</summary>
    public const double Seconds = (1 << FrameBits) * FrameSeconds;

    public const int Height = 180, Width = 320;

    /// <summary>Hz of the tone that is in every chord; those of the bits lie above.</summary>
    public const int Pilot = 500;

    private const int FrameRate = (int)(1 / FrameSeconds);
    private const int SampleRate = 48_000;
    private const int ToneDistance = 250;
    private const int BitWidth = Width / FrameBits;

    // The rest is silence, so that chords don't run into each other.
    private const double ToneSeconds = 0.3;
    private const double FadeSeconds = 0.005;
    private const int Loudness = 1900; // of 32,767: eleven of them fit

    public static async Task<CountingFilm> MakeAsync(string folder, CancellationToken cancellationToken)
    {
        var ivf = await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-nostdin", "-f", "lavfi", "-i", Source(), "-t", $"{Seconds}", "-pix_fmt", "yuv420p", "-c:v", "libvpx", "-deadline", "realtime",
                "-cpu-used", "8", "-lag-in-frames", "0", "-b:v", "200k", "-g", $"{FrameRate / 2}", "-f", "ivf", "-",
            ],
            cancellationToken);
        var samples = Path.Combine(folder, "film.pcm");
        await File.WriteAllBytesAsync(samples, Chords(), cancellationToken);
        var ogg = await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-nostdin", "-f", "s16le", "-ar", $"{SampleRate}", "-ac", "1", "-i", samples, "-c:a", "libopus", "-application", "audio",
                "-b:a", "64k", "-frame_duration", "20", "-f", "ogg", "-",
            ],
            cancellationToken);
        File.Delete(samples);
        return new CountingFilm(Vp8Packets.Split(ivf, FrameRate), OpusPackets.Split(ogg, Seconds));
    }

    /// <summary>Where bit <paramref name="bit"/> is in a picture of <see cref="Width"/> by <see cref="Height"/>.</summary>
    public static (int X, int Y, int Width, int Height) PlaceOf(int bit) => (bit * BitWidth + 8, 80, 8, 20);

    /// <summary>Hz of the tone of bit <paramref name="bit"/>.</summary>
    public static int ToneOf(int bit) => Pilot + ToneDistance * (bit + 1);

    private static string Source()
    {
        var bits = Enumerable.Range(0, FrameBits).Select(bit => string.Create(
            CultureInfo.InvariantCulture,
            $"drawbox=x={bit * BitWidth + 2}:y=60:w={BitWidth - 4}:h=60:c=white:t=fill:enable='gte(mod(n,{2 << bit}),{1 << bit})'"));
        return $"color=c=0x204080:s={Width}x{Height}:r={FrameRate},{string.Join(',', bits)}";
    }

    private static byte[] Chords()
    {
        var tones = Enumerable.Range(-1, ChordBits + 1).Select(bit => ToneSamples(ToneOf(bit))).ToArray();
        var length = (int)(ChordSeconds * SampleRate);
        var pcm = new byte[sizeof(short) * length << ChordBits];
        var chord = new short[tones[0].Length];
        for (var number = 0; number < 1 << ChordBits; number++)
        {
            tones[0].CopyTo(chord, 0);
            for (var bit = 0; bit < ChordBits; bit++)
            {
                if ((number >> bit & 1) == 0)
                    continue;
                for (var i = 0; i < chord.Length; i++)
                    chord[i] += tones[bit + 1][i];
            }

            for (var i = 0; i < chord.Length; i++)
                BinaryPrimitives.WriteInt16LittleEndian(pcm.AsSpan(sizeof(short) * (number * length + i)), chord[i]);
        }

        return pcm;
    }

    private static short[] ToneSamples(int frequency)
    {
        var fade = FadeSeconds * SampleRate;
        var samples = new short[(int)(ToneSeconds * SampleRate)];
        for (var i = 0; i < samples.Length; i++)
        {
            var swell = Math.Min(1, Math.Min(i, samples.Length - 1 - i) / fade);
            samples[i] = (short)(Loudness * swell * Math.Sin(2 * Math.PI * frequency * i / SampleRate));
        }

        return samples;
    }
}
