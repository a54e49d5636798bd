using System.Text.Json;

namespace Conference.Testing.Movies;

/// <summary>What watched areas of a film show, frame by frame.</summary>
public sealed class Footage
{
    private readonly Dictionary<Area, List<Glimpse>> _glimpses;
    private readonly List<double> _brightness = [];

    private Footage(IEnumerable<Area> areas, double frameRate)
    {
        _glimpses = areas.Distinct().ToDictionary(area => area, _ => new List<Glimpse>());
        FrameRate = frameRate;
    }

    public double FrameRate { get; }

    public int FrameCount => _brightness.Count;

    public double Seconds => FrameCount / FrameRate;

    /// <summary>Mean brightness of each whole picture, 0 to 255.</summary>
    public IReadOnlyList<double> Brightness => _brightness;

    /// <summary>Decodes every frame of a film.</summary>
    public static async Task<Footage> WatchAsync(string file, IEnumerable<Area> areas, CancellationToken cancellationToken)
    {
        var (width, height, frameRate) = await ProbeAsync(file, cancellationToken);
        var footage = new Footage(areas, frameRate);
        await MediaTool.RunAsync(
            "ffmpeg",
            ["-v", "error", "-nostdin", "-i", file, "-map", "0:v:0", "-fps_mode", "passthrough", "-pix_fmt", "yuv420p", "-f", "rawvideo", "-"],
            stream => footage.ReadAsync(stream, width, height, cancellationToken),
            cancellationToken);
        return footage;
    }

    public IReadOnlyList<Glimpse> Of(Area area) => _glimpses[area];

    public int FrameAt(double seconds) => Math.Clamp((int)Math.Round(seconds * FrameRate), 0, Math.Max(0, FrameCount - 1));

    private static async Task<(int Width, int Height, double FrameRate)> ProbeAsync(string file, CancellationToken cancellationToken)
    {
        var json = await MediaTool.RunAsync(
            "ffprobe",
            ["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height,avg_frame_rate", "-of", "json", file],
            cancellationToken);
        using var document = JsonDocument.Parse(json);
        var stream = document.RootElement.GetProperty("streams")[0];
        var rate = stream.GetProperty("avg_frame_rate").GetString()!.Split('/');
        return (stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32(), double.Parse(rate[0]) / double.Parse(rate[1]));
    }

    private async Task ReadAsync(Stream stream, int width, int height, CancellationToken cancellationToken)
    {
        var bytes = new byte[Frame.SizeOf(width, height)];
        while (await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken) == bytes.Length)
            Take(new Frame(bytes, width, height));
    }

    private void Take(Frame frame)
    {
        _brightness.Add(frame.Brightness());
        foreach (var (area, glimpses) in _glimpses)
            glimpses.Add(frame.Look(area.Wide()));
    }
}
