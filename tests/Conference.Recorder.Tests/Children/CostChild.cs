using System.Diagnostics;
using Conference.Recorder.Director;
using Conference.Recorder.Engine;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Recorder.Tests.Children;

/// <summary>A process that captures and does nothing else, so that what it takes is what capture takes.</summary>
internal sealed class CostChild : IDisposable
{
    public const string Command = "capture-cost";

    private readonly Process _process;
    private readonly TestFolder _exchange;
    private readonly TestFolder _data;

    private CostChild(Process process, IReadOnlyList<int> ports, TestFolder exchange, TestFolder data)
    {
        (_process, _exchange, _data) = (process, exchange, data);
        Ports = ports;
    }

    /// <summary>The port of each track, in the order of their numbers, from 1.</summary>
    public IReadOnlyList<int> Ports { get; }

    public double CpuSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public static async Task<CostChild> StartAsync(int people)
    {
        var (exchange, data) = (new TestFolder(), new TestFolder());
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", typeof(CostChild).Assembly.Location, Command, data.Path, $"{people}", exchange.Path])
        {
            UseShellExecute = false,

            // As the service runs: it shares the machine with others.
            Environment = { ["DOTNET_gcServer"] = "0", ["DOTNET_TieredPGO"] = "1" },
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var ports = new List<int>();
        for (var track = 1; track <= people * 2; track++)
            ports.Add(int.Parse(await CaptureChild.ReadAsync(exchange.File($"t{track}"), patience.Token)));
        return new CostChild(process, ports, exchange, data);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _exchange.Dispose();
        _data.Dispose();
    }

    public static async Task RunAsync(string folder, int people, string exchange)
    {
        var opener = new CaptureOpener(new ExchangeMeeting(exchange, people), new RecorderOptions(), TimeProvider.System, NullLogger.Instance);
        await using var session = await opener.OpenAsync(RecorderHost.NewJob(), new RecordingFolder(folder), CancellationToken.None);
        await session.Completion;
    }
}
