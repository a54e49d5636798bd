using System.Text;
using System.Text.Json;
using Conference.Testing;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>What a recording holds of a <see cref="CountingFilm"/>.</summary>
/// <param name="Steps">Per frame: how far the film was, in its steps; -1 where a frame shows none of it.</param>
/// <param name="Seconds">Length of the recording.</param>
internal sealed record SeenFilm(IReadOnlyList<int> Steps, double Seconds)
{
    private const int Width = 320;
    private const int White = 170;
    private const int Blue = 110; // of the film's wall; a card, a border and black are darker, bits brighter

    /// <summary>Decodes every frame of a recording in which the film fills the picture, and all of its sound.</summary>
    /// <exception cref="InvalidOperationException">It cannot be decoded from end to end.</exception>
    public static async Task<SeenFilm> WatchAsync(string file, CancellationToken cancellationToken)
    {
        var steps = new List<int>();
        var warnings = await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "warning", "-xerror", "-nostdin", "-i", file, "-map", "0:v:0", "-vf", $"scale={Width}:{CountingFilm.Height}", "-fps_mode", "passthrough",
                "-pix_fmt", "gray", "-f", "rawvideo", "-", "-map", "0:a:0", "-f", "null", "-",
            ],
            stream => ReadAsync(stream, steps, cancellationToken),
            cancellationToken);
        if (warnings.Length > 0)
            throw new InvalidOperationException($"{file}: {warnings}");
        return new SeenFilm(steps, await LengthAsync(file, cancellationToken));
    }

    private static async Task ReadAsync(Stream stream, List<int> steps, CancellationToken cancellationToken)
    {
        var frame = new byte[Width * CountingFilm.Height];
        while (await stream.ReadAtLeastAsync(frame, frame.Length, throwOnEndOfStream: false, cancellationToken) == frame.Length)
            steps.Add(Read(frame));
    }

    // Between the bits is the wall: where its brightness is not there, something else is shown.
    private static int Read(ReadOnlySpan<byte> frame)
    {
        var wall = frame[(50 * Width) + 160];
        if (wall is < 45 or > Blue)
            return -1;

        var value = 0;
        for (var bit = 0; bit < CountingFilm.Bits; bit++)
        {
            var (x, y, width, height) = CountingFilm.PlaceOf(bit, Width, CountingFilm.Height);
            var sum = 0;
            for (var row = y; row < y + height; row++)
            {
                foreach (var luma in frame.Slice(row * Width + x, width))
                    sum += luma;
            }

            if (sum / (width * height) > White)
                value |= 1 << bit;
        }

        return value;
    }

    private static async Task<double> LengthAsync(string file, CancellationToken cancellationToken)
    {
        var json = await MediaTool.RunAsync("ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "json", file], cancellationToken);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(json));
        return double.Parse(document.RootElement.GetProperty("format").GetProperty("duration").GetString()!);
    }
}
