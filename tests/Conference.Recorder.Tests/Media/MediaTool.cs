using System.Diagnostics;

namespace Conference.Recorder.Tests.Media;

/// <summary>Runs FFmpeg and ffprobe to their end.</summary>
internal static class MediaTool
{
    public static async Task<byte[]> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return output.ToArray();
    }

    /// <summary>What FFmpeg complains of when it decodes a file from end to end; empty when it is sound.</summary>
    public static async Task<string> DecodeAsync(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "warning", "-xerror", "-i", file, "-fps_mode", "passthrough", "-f", "null", "-"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? errors : $"exit code {process.ExitCode}: {errors}";
    }

    /// <summary>Per packet: time in seconds, and whether it is a key frame.</summary>
    public static async Task<IReadOnlyList<(double Time, bool IsKey)>> PacketsAsync(string file, string stream = "0")
    {
        var output = await RunAsync("ffprobe", "-v", "error", "-select_streams", stream, "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0", file);
        return
        [
            .. System.Text.Encoding.ASCII.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(','))
                .Select(fields => (double.Parse(fields[0]), fields[1].Contains('K', StringComparison.Ordinal))),
        ];
    }

    /// <summary>A hash of each decoded picture, or of each stretch of decoded sound.</summary>
    public static async Task<IReadOnlyList<string>> PicturesAsync(string file, params string[] options)
    {
        var lines = await RunAsync("ffmpeg", ["-v", "error", "-i", file, "-fps_mode", "passthrough", .. options, "-f", "framemd5", "-"]);
        return
        [
            .. System.Text.Encoding.ASCII.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#')
                .Select(line => line.Split(',')[^1].Trim()),
        ];
    }
}
