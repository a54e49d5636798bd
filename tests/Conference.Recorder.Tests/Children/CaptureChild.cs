using System.Diagnostics;
using Conference.Recorder.Contracts;
using Conference.Recorder.Tests.People;

namespace Conference.Recorder.Tests.Children;

/// <summary>A process that captures one person, whose packets come from the test that started it. Files tell the one of the other.</summary>
internal sealed class CaptureChild : IAsyncDisposable
{
    public const string Command = "capture";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly TestFolder _exchange;

    private CaptureChild(Process process, TestFolder exchange) => (_process, _exchange) = (process, exchange);

    /// <summary>Starts the process and returns when both tracks of the person flow into it.</summary>
    /// <param name="fileLimit">How large a file may become, in KiB; what is beyond cannot be written.</param>
    public static async Task<CaptureChild> StartAsync(TestMeeting meeting, string dataFolder, string jobId, int? fileLimit = null)
    {
        var exchange = new TestFolder();
        var limit = fileLimit is { } kibibytes ? $"trap '' XFSZ; ulimit -f {kibibytes * 2}; " : "";
        var process = Process.Start(new ProcessStartInfo(
            "/bin/sh",
            ["-c", limit + "exec \"$0\" \"$@\"", "dotnet", "exec", typeof(CaptureChild).Assembly.Location, Command, dataFolder, jobId, exchange.Path])
        {
            UseShellExecute = false,

            // The runtime keeps its code in a file of memory, which is larger than any limit of use here.
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        foreach (var track in meeting.Tracks)
        {
            var port = await ReadAsync(exchange.File(track.Id), patience.Token);
            track.Tap(new TapDestination("127.0.0.1", int.Parse(port)), (uint)track.Number);
            track.Resume();
        }

        return new CaptureChild(process, exchange);
    }

    /// <summary>As the kernel does when memory runs out: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(patience.Token);
        Assert.Equal(0, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
        _exchange.Dispose();
    }

    /// <summary>The process's side of it: captures until its capture ends by itself, or it is killed.</summary>
    public static async Task RunAsync(string dataFolder, string jobId, string exchange)
    {
        await using var host = RecorderHost.Start(new ExchangeMeeting(exchange, people: 1), dataFolder);
        await using var capture = await host.Engine.CaptureAsync(RecorderHost.NewJob() with { Id = jobId }, CancellationToken.None);
        var end = await capture.Completion;
        await File.WriteAllTextAsync(Path.Combine(dataFolder, "end"), end.Reason);
    }

    public static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        while (!File.Exists(file))
            await Task.Delay(PollInterval, cancellationToken);
        return await File.ReadAllTextAsync(file, cancellationToken);
    }
}
