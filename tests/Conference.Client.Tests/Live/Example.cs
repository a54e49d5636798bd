using System.Diagnostics;
using System.Threading.Channels;

namespace Conference.Client.Tests.Live;

/// <summary>One of the programs in <c>scripts/examples</c>, as somebody runs it.</summary>
internal sealed class Example : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task<string> _errors;
    private readonly Task _reading;

    private Example(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    public static string Folder { get; } = Path.Combine(Repository(), "scripts", "examples");

    public static async Task BuildAsync(string program) =>
        await Support.TestFilm.RunAsync("dotnet", ["build", "--configuration", "Release", Path.Combine(Folder, program)]);

    public static Example Start(ControllerFixture controller, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["run", "--no-build", "--configuration", "Release", Path.Combine(Folder, program), "--", .. arguments])
        {
            WorkingDirectory = controller.DataFolder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CONFERENCE_URL"] = controller.Address.ToString();
        start.Environment["CONFERENCE_KEY_FILE"] = controller.DataFolder;
        return new Example(Process.Start(start)!);
    }

    /// <summary>The next line that begins so; others before it are passed over.</summary>
    public async Task<string> LineAsync(string beginning, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        await foreach (var line in _lines.Reader.ReadAllAsync(timeout.Token))
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"It ended before it said '{beginning}': {await _errors}");
    }

    /// <summary>The rest of what it prints; it must end by itself, and well.</summary>
    public async Task<IReadOnlyList<string>> EndAsync(TimeSpan patience)
    {
        await _process.WaitForExitAsync().WaitAsync(patience);
        await _reading;
        Assert.True(_process.ExitCode == 0, $"exit code {_process.ExitCode}: {await _errors}");
        return await _lines.Reader.ReadAllAsync().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _reading;
        await _errors;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            _lines.Writer.TryWrite(line);
        _lines.Writer.Complete();
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Conference.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} lies in no checkout.");
        return folder.FullName;
    }
}
