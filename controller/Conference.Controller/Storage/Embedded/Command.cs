using System.Diagnostics;

namespace Conference.Controller.Storage.Embedded;

/// <summary>Runs a short command to its end.</summary>
internal static class Command
{
    /// <summary>Its exit code, and what it wrote to stdout and stderr.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string file, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Start(file, arguments) };
        process.Start();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The first file of that name on PATH.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static ProcessStartInfo Start(string file, IEnumerable<string> arguments) => new(file, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
        CreateNoWindow = true,
        // The tools speak the language of the machine otherwise, and warn when it is not installed.
        Environment = { ["LC_ALL"] = "C" },
        // The current folder may be one that the server's user cannot enter.
        WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory is { Length: > 0 } system ? system : "/"),
    };
}
