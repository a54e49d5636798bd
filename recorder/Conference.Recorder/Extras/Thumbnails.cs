using System.Globalization;
using Conference.Recorder.Compose;

namespace Conference.Recorder.Extras;

/// <summary>
/// Small pictures of a recording, for those who hover over a seek bar. Rendering a stretch makes those of its time too, which costs a picture scaled
/// every other second; at the end they are only put together into sheets.
/// </summary>
internal static class Thumbnails
{
    public const int Width = 160;
    public const int Height = 90;

    /// <summary>Seconds from one to the next, as they are made; sheets may take fewer.</summary>
    public const int Interval = 2;

    private const int Across = 10;
    private const int LongestInterval = 10;
    private const string Folder = "thumbs";

    /// <summary>Where a stretch's pictures lie, seen from the folder in which it is rendered.</summary>
    public static string FileOf(int firstFrame) => PathOf("..", firstFrame);

    /// <param name="scenes">The folder below which stretches are rendered.</param>
    public static string PathOf(string scenes, int firstFrame) =>
        Path.Combine(scenes, Folder, string.Create(CultureInfo.InvariantCulture, $"{firstFrame:D9}.mjpeg"));

    public static void PrepareFor(FfmpegRuns runs) => Directory.CreateDirectory(Path.Combine(runs.WorkFolder, "..", Folder));

    /// <summary>The number of the first picture at or after a frame; number n belongs to second n × <see cref="Interval"/>.</summary>
    public static int FirstAtOrAfter(int frame, int frameRate) => (frame + Interval * frameRate - 1) / (Interval * frameRate);

    /// <summary>Makes <c>sprite-*.jpg</c> and <c>thumbnails.vtt</c>; nothing when there is no picture at all.</summary>
    /// <param name="scenes">The folder below which stretches were rendered.</param>
    /// <returns>The names of the sheets.</returns>
    /// <exception cref="IOException">They cannot be read or written.</exception>
    /// <exception cref="Ffmpeg.FfmpegException">FFmpeg failed.</exception>
    public static async Task<IReadOnlyList<string>> MakeAsync(
        FfmpegRuns runs, string scenes, int frameRate, TimeSpan duration, CancellationToken cancellationToken)
    {
        var pictures = await ReadAsync(Path.Combine(scenes, Folder), frameRate, cancellationToken);
        if (pictures.Count == 0)
            return [];

        // As fine as they are up to 100, which is one sheet; then coarser up to ten seconds.
        var step = (int)Math.Clamp(Math.Ceiling(duration.TotalSeconds / (Across * Across) / Interval), 1, LongestInterval / Interval);
        var count = Math.Max(1, (int)Math.Ceiling(duration.TotalSeconds / (Interval * step)));
        await using (var selected = File.Create(runs.PathOf("sprite.mjpeg")))
        {
            for (var i = 0; i < count; i++)
                await selected.WriteAsync(pictures[Nearest(pictures, i * step)], cancellationToken);
        }

        await runs.RunAsync(
            "sprite",
            ["-f", "mjpeg", "-framerate", "1", "-i", "sprite.mjpeg", "-vf", $"tile={Across}x{Across}", "-q:v", "5", "-f", "image2", "sprite-%d.jpg"],
            onFrames: null, cancellationToken);
        File.Delete(runs.PathOf("sprite.mjpeg"));

        var index = new WebVtt();
        for (var i = 0; i < count; i++)
        {
            var (sheet, place) = Math.DivRem(i, Across * Across);
            var to = i + 1 < count ? (i + 1) * Interval * step : duration.TotalSeconds;
            index.Add(i * Interval * step, to, $"{SheetName(sheet)}#xywh={place % Across * Width},{place / Across * Height},{Width},{Height}");
        }

        await index.SaveAsync(runs.PathOf("thumbnails.vtt"), cancellationToken);
        return [.. Enumerable.Range(0, (count + Across * Across - 1) / (Across * Across)).Select(SheetName)];
    }

    /// <summary>A stretch that could not be rendered to its end the first time may lack some: the one before stands for it.</summary>
    private static int Nearest(SortedList<int, byte[]> pictures, int number)
    {
        for (var i = number; i >= 0; i--)
        {
            if (pictures.ContainsKey(i))
                return i;
        }

        return pictures.Keys[0];
    }

    private static async Task<SortedList<int, byte[]>> ReadAsync(string folder, int frameRate, CancellationToken cancellationToken)
    {
        var pictures = new SortedList<int, byte[]>();
        if (!Directory.Exists(folder))
            return pictures;

        foreach (var file in Directory.EnumerateFiles(folder, "*.mjpeg").Order(StringComparer.Ordinal))
        {
            var number = FirstAtOrAfter(int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture), frameRate);
            foreach (var picture in JpegsOf(await File.ReadAllBytesAsync(file, cancellationToken)))
                pictures[number++] = picture;
        }

        return pictures;
    }

    /// <summary>In JPEG's coded data FF is followed by 00, so that FF D9 is the end of a picture and nothing else.</summary>
    private static IEnumerable<byte[]> JpegsOf(byte[] stream)
    {
        for (var from = 0; from < stream.Length;)
        {
            var length = stream.AsSpan(from).IndexOf([(byte)0xFF, (byte)0xD9]);
            if (length < 0)
                yield break;
            yield return stream[from..(from + length + 2)];
            from += length + 2;
        }
    }

    private static string SheetName(int index) => string.Create(CultureInfo.InvariantCulture, $"sprite-{index + 1}.jpg");
}
