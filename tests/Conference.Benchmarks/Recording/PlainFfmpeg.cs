using System.Globalization;
using System.Text.RegularExpressions;
using Conference.Testing;

namespace Conference.Benchmarks.Recording;

/// <summary>The peer: one call of FFmpeg that renders the same tracks when all is over, without names, joins or leaves.</summary>
internal static partial class PlainFfmpeg
{
    /// <summary>Renders the four cameras and microphones of a recording.</summary>
    /// <returns>CPU seconds.</returns>
    public static async Task<double> RenderAsync(string folder, string output, string preset, int quality, CancellationToken cancellationToken)
    {
        var cameras = Tracks(folder, "camera");
        var microphones = Tracks(folder, "microphone");
        if (cameras.Length != 4 || microphones.Length != 4)
            throw new InvalidOperationException($"{folder} has the files of {cameras.Length} cameras and {microphones.Length} microphones, not of four each.");

        var pictures = string.Concat(Enumerable.Range(0, 4).Select(i => $"[{i}:v]fps=25,scale=640:360[v{i}];"));
        var stack = "[v0][v1][v2][v3]xstack=inputs=4:layout=0_0|w0_0|0_h0|w0_h0[v];";
        var mix = "[4:a][5:a][6:a][7:a]amix=inputs=4:normalize=0[a]";
        var errors = await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "info", "-nostdin", "-nostats", "-benchmark", "-y", .. cameras.Concat(microphones).SelectMany(file => new[] { "-i", file }),
                "-filter_complex", pictures + stack + mix, "-map", "[v]", "-map", "[a]", "-c:v", "libx264", "-preset", preset, "-crf", $"{quality}",
                "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart", output,
            ],
            _ => Task.CompletedTask,
            cancellationToken);
        var used = Used().Match(errors);
        return double.Parse(used.Groups["user"].Value, CultureInfo.InvariantCulture) + double.Parse(used.Groups["system"].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Structural similarity of two films, 0 to 1.</summary>
    public static async Task<double> SimilarityAsync(string film, string reference, CancellationToken cancellationToken)
    {
        var errors = await MediaTool.RunAsync(
            "ffmpeg",
            ["-v", "info", "-nostdin", "-nostats", "-i", film, "-i", reference, "-filter_complex", "[0:v][1:v]ssim", "-f", "null", "-"],
            _ => Task.CompletedTask,
            cancellationToken);
        return double.Parse(Similarity().Match(errors).Groups["all"].Value, CultureInfo.InvariantCulture);
    }

    private static string[] Tracks(string folder, string source) =>
        [.. Directory.EnumerateFiles(Path.Combine(folder, "tracks"), $"*-{source}-*.mkv").Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"bench: utime=(?<user>[\d.]+)s stime=(?<system>[\d.]+)s", RegexOptions.NonBacktracking)]
    private static partial Regex Used();

    [GeneratedRegex(@"SSIM .*All:(?<all>[\d.]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Similarity();
}
