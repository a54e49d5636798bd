using System.Diagnostics;

namespace Conference.Testing;

/// <summary>Runs FFmpeg and its like to their end.</summary>
public static class MediaTool
{
    /// <summary>What the program writes to standard output.</summary>
    public static async Task<byte[]> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        await RunAsync(program, arguments, async stream => await stream.CopyToAsync(output, cancellationToken), cancellationToken);
        return output.ToArray();
    }

    /// <summary>Lets the caller read standard output while the program runs.</summary>
    /// <returns>What it wrote to standard error.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message says what it wrote to standard error.</exception>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, Func<Stream, Task> read, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await read(process.StandardOutput.BaseStream);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
            return await errors;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
