using System.Diagnostics;

namespace Conference.EndToEnd.Tests.Support;

/// <summary>Runs another program to its end.</summary>
internal static class ChildProgram
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    /// <summary>What the program wrote to stdout.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static async Task<byte[]> ReadAsync(string name, params IEnumerable<string> arguments)
    {
        var result = await RunAsync(name, arguments);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"{name} {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Errors}");
    }

    public static async Task<ProgramResult> RunAsync(string name, params IEnumerable<string> arguments)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        using var process = Process.Start(new ProcessStartInfo(name, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            process.StandardInput.Close();
            using var output = new MemoryStream();
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.StandardOutput.BaseStream.CopyToAsync(output, timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new ProgramResult(process.ExitCode, output.ToArray(), await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}

internal sealed record ProgramResult(int ExitCode, byte[] Output, string Errors);
