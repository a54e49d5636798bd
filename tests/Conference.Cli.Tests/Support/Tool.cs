using System.Diagnostics;
using System.Text.Json;
using Conference.Client.Tests.Support;

namespace Conference.Cli.Tests.Support;

/// <summary>The real executable, as a script or somebody at a terminal runs it.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // As it was built, with its own runtime settings: not the copy beside these tests.
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Conference.Cli.Tests"), Path.Combine("controller", "Conference.Cli"), StringComparison.Ordinal),
        "conference.dll");

    /// <summary>Runs it with its output piped.</summary>
    /// <param name="server">Where it finds its server; null for nowhere in particular.</param>
    /// <param name="keyFile">Its API key; without one the key of <see cref="FaultyServer.Client"/>.</param>
    public static Task<Ended> RunAsync(Uri? server, string? keyFile, string[] arguments, string? input = null) =>
        RunAsync("dotnet", [Program, .. arguments], server, keyFile, input);

    /// <summary>Runs it with its output piped, and tells it to stop as soon as something has happened.</summary>
    public static Task<Ended> InterruptAsync(Uri server, Task happened, string[] arguments) =>
        RunAsync("dotnet", [Program, .. arguments], server, keyFile: null, input: null, happened);

    /// <summary>Runs it at a terminal of 80 columns.</summary>
    public static Task<Ended> RunAtTerminalAsync(Uri server, string? keyFile, string[] arguments, string? input = null)
    {
        // script(1) gives its child a terminal and copies what is written there.
        var line = string.Join(' ', new[] { "dotnet", Program }.Concat(arguments).Select(Quote));
        return RunAsync("script", ["--quiet", "--return", "--command", $"stty cols 80 rows 40; exec {line}", "/dev/null"], server, keyFile, input);
    }

    private static async Task<Ended> RunAsync(
        string program, IReadOnlyList<string> arguments, Uri? server, string? keyFile, string? input, Task? stopAfter = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CONFERENCE_URL"] = server?.ToString();
        start.Environment["CONFERENCE_KEY_FILE"] = keyFile ?? KeyFile.Path;
        start.Environment["TERM"] = "xterm-256color";
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (input is not null)
                await process.StandardInput.WriteLineAsync(input);
            // A terminal that hangs up before it was read would end the child.
            if (program != "script")
                process.StandardInput.Close();
            if (stopAfter is not null)
            {
                await stopAfter.WaitAsync(Patience);
                // As a service manager does; the program takes Ctrl-C the same way, but a shell may have started us with that ignored.
                using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
                await kill.WaitForExitAsync().WaitAsync(Patience);
            }

            await process.WaitForExitAsync().WaitAsync(Patience);
            return new Ended(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string Quote(string argument) => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

/// <summary>How a run ended, and all that it has written.</summary>
internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The document of <c>--json</c>.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
