using System.Diagnostics;

namespace Conference.Client.Tests.Support;

/// <summary>A film made by the real FFmpeg: a moving test picture with a tone.</summary>
internal static class TestFilm
{
    public static async Task<string> MakeAsync(string folder, int seconds, bool sound = true, bool picture = true)
    {
        var path = Path.Combine(folder, $"film-{seconds}-{sound}-{picture}.mp4");
        string[] video = picture ? ["-f", "lavfi", "-i", $"testsrc2=size=640x360:rate=25:duration={seconds}", "-c:v", "libx264", "-preset", "ultrafast"] : [];
        string[] audio = sound ? ["-f", "lavfi", "-i", $"sine=frequency=440:duration={seconds}", "-c:a", "aac"] : [];
        string[] inputs = [.. video.Take(4), .. audio.Take(4)];
        string[] codecs = [.. video.Skip(4), .. audio.Skip(4)];
        await RunAsync("ffmpeg", ["-v", "error", "-y", .. inputs, .. codecs, "-pix_fmt", "yuv420p", path]);
        return path;
    }

    /// <summary>What ffprobe says of the entries, one value a line.</summary>
    public static async Task<string[]> ProbeAsync(string path, string entries) =>
        (await RunAsync("ffprobe", ["-v", "error", "-show_entries", entries, "-of", "csv=p=0", path])).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>How bright the pictures of a film are on the whole, 0 to 255.</summary>
    public static async Task<double> BrightnessAsync(string path)
    {
        var pixels = await RunBytesAsync("ffmpeg", ["-v", "error", "-i", path, "-map", "0:v:0", "-vf", "scale=1:1,format=gray", "-f", "rawvideo", "-"]);
        return pixels.Average(pixel => (double)pixel);
    }

    public static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments) =>
        System.Text.Encoding.UTF8.GetString(await RunBytesAsync(program, arguments));

    private static async Task<byte[]> RunBytesAsync(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return output.ToArray();
    }
}
