using System.Diagnostics;
using System.Globalization;
using Conference.Controller.Storage.Embedded;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Storage;

/// <summary>The controller as a process of its own, leading a process group as one that is started in a terminal.</summary>
internal sealed class ControllerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private ControllerProcess(Process process) => _process = process;

    public Task Exited => _process.WaitForExitAsync().WaitAsync(Patience);

    public int ExitCode => _process.ExitCode;

    /// <summary>What it wrote to stderr; read it after it has ended.</summary>
    public Task<string> ErrorsAsync() => _process.StandardError.ReadToEndAsync();

    public static ControllerProcess Start(string dataFolder, params string[] arguments)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "Conference.Controller.dll");
        var start = new ProcessStartInfo(
            "setsid",
            [
                "dotnet", assembly, $"--DataFolder={dataFolder}", "--Listen:HttpPort=0", "--Listen:HttpsPort=", "--Media:WorkerCount=1",
                "--Media:BasePort=0", .. arguments,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return new ControllerProcess(Process.Start(start)!);
    }

    /// <summary>Waits for the banner.</summary>
    public async Task<ControllerProcess> WhenReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith("Conference is ready", StringComparison.Ordinal))
                continue;
            _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None); // a full pipe would stop it
            return this;
        }
        var errors = await ErrorsAsync();
        Dispose();
        throw new InvalidOperationException($"The controller did not start: {errors}");
    }

    /// <summary>What Ctrl-C does: every process of the group gets it.</summary>
    public void PressControlC() => UnixSignal.Interrupt.Send(-_process.Id);

    public void Send(UnixSignal signal) => signal.Send(_process.Id);

    /// <summary>The process of the database in a data folder by its lock file, or null when there is none.</summary>
    public static int? DatabaseOf(string dataFolder)
    {
        var file = EmbeddedFolders.For(dataFolder, ServerUser.Current()).Lock;
        return File.Exists(file) ? int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture) : null;
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(); // nothing, when it has ended
        }
        catch (InvalidOperationException)
        {
            // It was never there, or this is the second time: what went wrong with it is told by whoever noticed.
        }

        _process.Dispose();
    }
}
