using System.Globalization;
using System.Text.Json;
using Conference.Recorder.Tests.Media;

namespace Conference.Recorder.Tests.Analysis;

/// <summary>Looks into a finished MP4 with ffprobe and FFmpeg.</summary>
internal sealed class Mp4(string file)
{
    public string File { get; } = file;

    public async Task<JsonElement> ProbeAsync()
    {
        var output = await MediaTool.RunAsync("ffprobe", "-v", "error", "-show_streams", "-show_format", "-count_packets", "-of", "json", File);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    /// <summary>The mean colour of a rectangle of the frame at a moment.</summary>
    public async Task<(int R, int G, int B)> ColorAsync(double seconds, int x, int y, int width = 16, int height = 16)
    {
        // A still picture has no moments to go to.
        string[] moment = seconds == 0 ? [] : ["-ss", seconds.ToString("F3", CultureInfo.InvariantCulture)];
        var pixel = await MediaTool.RunAsync(
            "ffmpeg", ["-v", "error", .. moment, "-i", File, "-frames:v", "1",
            "-vf", $"crop={width}:{height}:{x}:{y},scale=1:1:flags=area,format=rgb24", "-f", "rawvideo", "-"]);
        return (pixel[0], pixel[1], pixel[2]);
    }

    /// <summary>The mean brightness of a rectangle, for each frame.</summary>
    public Task<byte[]> BrightnessAsync(int x, int y, int width, int height) =>
        MediaTool.RunAsync("ffmpeg", "-v", "error", "-i", File, "-vf", $"crop={width}:{height}:{x}:{y},scale=1:1:flags=area,format=gray", "-f", "rawvideo", "-");

    /// <summary>A rectangle of the frame at a moment, three bytes (RGB) per pixel.</summary>
    public Task<byte[]> PixelsAsync(double seconds, int x, int y, int width, int height) => MediaTool.RunAsync(
        "ffmpeg", "-v", "error", "-ss", seconds.ToString("F3", CultureInfo.InvariantCulture), "-i", File, "-frames:v", "1",
        "-vf", $"format=rgb24,crop={width}:{height}:{x}:{y}", "-f", "rawvideo", "-");

    /// <summary>For each frame, the brightness of one row of pixels.</summary>
    public async Task<IReadOnlyList<byte[]>> RowsAsync(int y, int width) =>
        [.. (await MediaTool.RunAsync("ffmpeg", "-v", "error", "-i", File, "-vf", $"format=gray,crop={width}:1:0:{y}", "-f", "rawvideo", "-")).Chunk(width)];

    /// <summary>For each frame, whether a rectangle has the colour of the border around somebody who speaks.</summary>
    public async Task<bool[]> SpeakingAsync(int x, int y, int width, int height)
    {
        var colors = await MediaTool.RunAsync(
            "ffmpeg", "-v", "error", "-i", File, "-vf", $"format=rgb24,crop={width}:{height}:{x}:{y},scale=1:1:flags=area", "-f", "rawvideo", "-");
        return [.. colors.Chunk(3).Select(color => color[1] > 140 && color[1] > color[0] + 60)];
    }

    public async Task<float[]> SamplesAsync()
    {
        var bytes = await MediaTool.RunAsync("ffmpeg", "-v", "error", "-i", File, "-ac", "1", "-ar", $"{Tone.SampleRate}", "-f", "f32le", "-");
        var samples = new float[bytes.Length / 4];
        Buffer.BlockCopy(bytes, 0, samples, 0, samples.Length * 4);
        return samples;
    }

    public Task SaveFrameAsync(double seconds, string picture) =>
        MediaTool.RunAsync("ffmpeg", "-v", "error", "-y", "-ss", seconds.ToString("F3", CultureInfo.InvariantCulture), "-i", File, "-frames:v", "1", picture);
}
