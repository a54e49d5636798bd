using System.Diagnostics;

namespace Conference.Controller.Tests.Media;

/// <summary>A real FFmpeg; its complaints are part of the test's message.</summary>
internal sealed class FfmpegRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Task<string> _complaints;

    private FfmpegRun(Process process)
    {
        _process = process;
        _complaints = process.StandardError.ReadToEndAsync();
    }

    public static FfmpegRun Start(params IEnumerable<string> arguments) => new(Process.Start(
        new ProcessStartInfo("ffmpeg", ["-v", "error", "-nostdin", "-y", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true, // an SDP of no use here
        })!);

    /// <summary>What it writes to its output.</summary>
    public static async Task<byte[]> OutputAsync(params IEnumerable<string> arguments)
    {
        await using var run = Start(arguments);
        using var output = new MemoryStream();
        await run._process.StandardOutput.BaseStream.CopyToAsync(output).WaitAsync(Patience);
        await run.SucceedAsync();
        return output.ToArray();
    }

    /// <summary>Ends with FFmpeg's success.</summary>
    public async Task SucceedAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(_process.ExitCode == 0, await _complaints);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        await _complaints;
        _process.Dispose();
    }
}
