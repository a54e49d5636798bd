using System.Runtime.InteropServices;
using Conference.Testing;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>What a recording holds of a <see cref="CountingFilm"/>, which fills its picture.</summary>
/// <param name="Frames">Numbers of the film's frames, picture by picture of the recording; -1 where a picture shows none of them.</param>
/// <param name="Chords">Numbers of the film's chords that are heard, in their order.</param>
internal sealed record SeenFilm(IReadOnlyList<int> Frames, IReadOnlyList<int> Chords)
{
    private const int White = 170;
    private const int Dark = 45, Blue = 110; // of the film's wall; a card, a border and black are darker, bits brighter
    private const int PictureBytes = CountingFilm.Width * CountingFilm.Height;

    /// <summary>Decodes every frame and all of the sound.</summary>
    /// <exception cref="InvalidOperationException">It cannot be decoded from end to end.</exception>
    public static async Task<SeenFilm> WatchAsync(string file, CancellationToken cancellationToken)
    {
        var frames = new List<int>();
        var sound = file + ".pcm";
        try
        {
            var warnings = await MediaTool.RunAsync(
                "nice",
                [
                    "-n", "10", "ffmpeg", "-v", "warning", "-xerror", "-nostdin", "-y", "-i", file,
                    "-map", "0:v:0", "-vf", $"scale={CountingFilm.Width}:{CountingFilm.Height}", "-fps_mode", "passthrough", "-pix_fmt", "gray", "-f", "rawvideo", "-",
                    "-map", "0:a:0", "-ac", "1", "-ar", $"{ChordReader.SampleRate}", "-f", "f32le", sound,
                ],
                stream => ReadAsync(stream, frames, cancellationToken),
                cancellationToken);
            if (warnings.Length > 0)
                throw new InvalidOperationException($"{file}: {warnings}");
            var samples = await File.ReadAllBytesAsync(sound, cancellationToken);
            return new SeenFilm(frames, ChordReader.Read(MemoryMarshal.Cast<byte, float>(samples)));
        }
        finally
        {
            File.Delete(sound);
        }
    }

    private static async Task ReadAsync(Stream stream, List<int> frames, CancellationToken cancellationToken)
    {
        var picture = new byte[PictureBytes];
        while (await stream.ReadAtLeastAsync(picture, PictureBytes, throwOnEndOfStream: false, cancellationToken) == PictureBytes)
            frames.Add(Read(picture));
    }

    // Above the bits is the wall: where its brightness is not there, something else is shown.
    private static int Read(ReadOnlySpan<byte> picture)
    {
        if (picture[50 * CountingFilm.Width + CountingFilm.Width / 2] is < Dark or > Blue)
            return -1;

        var value = 0;
        for (var bit = 0; bit < CountingFilm.FrameBits; bit++)
        {
            var (x, y, width, height) = CountingFilm.PlaceOf(bit);
            var sum = 0;
            for (var row = y; row < y + height; row++)
            {
                foreach (var luma in picture.Slice(row * CountingFilm.Width + x, width))
                    sum += luma;
            }

            if (sum / (width * height) > White)
                value |= 1 << bit;
        }

        return value;
    }
}
