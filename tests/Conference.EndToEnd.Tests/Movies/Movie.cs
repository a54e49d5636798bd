using System.Globalization;
using System.Text.Json;
using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.Movies;

/// <summary>A finished recording, seen and heard by FFmpeg.</summary>
internal sealed class Movie(string path)
{
    public string Path { get; } = path;

    public async Task<MovieFacts> ReadFactsAsync()
    {
        var json = await ChildProgram.ReadAsync(
            "ffprobe", "-v", "error", "-show_entries",
            "stream=codec_type,codec_name,width,height,avg_frame_rate,nb_frames:format=duration", "-of", "json", Path);
        using var document = JsonDocument.Parse(json);
        var streams = document.RootElement.GetProperty("streams").EnumerateArray().Select(ReadStream).ToList();
        var duration = double.Parse(document.RootElement.GetProperty("format").GetProperty("duration").GetString()!, CultureInfo.InvariantCulture);
        return new MovieFacts(streams, TimeSpan.FromSeconds(duration));
    }

    /// <summary>The picture that is on show at a moment; also kept among the artifacts.</summary>
    public async Task<Frame> FrameAsync(TimeSpan at)
    {
        string[] seek = ["-v", "error", "-ss", Seconds(at), "-i", Path, "-frames:v", "1"];
        var name = $"{System.IO.Path.GetFileNameWithoutExtension(Path)}-{Seconds(at)}.png";
        await ChildProgram.ReadAsync("ffmpeg", [.. seek, "-y", Checkout.Artifact("frames", name)]);
        var pixels = await ChildProgram.ReadAsync(
            "ffmpeg", [.. seek, "-vf", $"scale={Frame.Width}:{Frame.Height}:flags=area", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]);
        return new Frame(pixels);
    }

    /// <summary>The brightness, 0 to 255, of a rectangle in each frame.</summary>
    /// <param name="rectangle">As FFmpeg's crop filter takes it: width:height:x:y.</param>
    /// <param name="columns">How many values a frame has, side by side.</param>
    public Task<byte[]> BrightnessAsync(string rectangle, int columns = 1) => ChildProgram.ReadAsync(
        "ffmpeg", "-v", "error", "-i", Path, "-vf", $"crop={rectangle},scale={columns}:1:flags=area", "-f", "rawvideo", "-pix_fmt", "gray", "-");

    public async Task<Sound> SoundAsync()
    {
        var samples = await ChildProgram.ReadAsync(
            "ffmpeg", "-v", "error", "-i", Path, "-ac", "1", "-ar", $"{Sound.SampleRate}", "-f", "s16le", "-");
        return new Sound(samples);
    }

    private static MovieStream ReadStream(JsonElement stream) => new(
        stream.GetProperty("codec_type").GetString()!,
        stream.GetProperty("codec_name").GetString()!,
        stream.TryGetProperty("width", out var width) ? width.GetInt32() : 0,
        stream.TryGetProperty("height", out var height) ? height.GetInt32() : 0,
        stream.GetProperty("avg_frame_rate").GetString()!);

    private static string Seconds(TimeSpan at) => at.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
