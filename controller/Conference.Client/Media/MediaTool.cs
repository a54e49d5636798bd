using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Conference.Client.Media;

/// <summary>Runs FFmpeg or its ffprobe: arguments as a list, its last words kept, and never longer than its caller wants.</summary>
internal static class MediaTool
{
    private const int KeptLines = 8;

    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="PlaybackException">The program is missing, or failed.</exception>
    public static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments);
        await using var kill = cancellationToken.UnsafeRegister(static state => Kill((Process)state!), process).ConfigureAwait(false);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var lastWords = await LastWordsAsync(process.StandardError);
        var written = await output;
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode == 0
            ? written
            : throw new PlaybackException($"{Path.GetFileName(program)} failed with {process.ExitCode}: {lastWords}", process.ExitCode);
    }

    private static Process Start(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close(); // It must not read the keys of whoever runs this program.
            return process;
        }
        catch (Win32Exception exception)
        {
            throw new PlaybackException(
                $"'{program}' cannot be started: {exception.Message}. Playing files needs FFmpeg 5 or newer: install it (apt-get install ffmpeg), or name it in PlayOptions.FfmpegPath.",
                inner: exception);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private static async Task<string> LastWordsAsync(StreamReader errors)
    {
        var lines = new Queue<string>();
        while (await errors.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (lines.Count == KeptLines)
                lines.Dequeue();
            lines.Enqueue(line);
        }

        return string.Join(' ', lines);
    }
}
