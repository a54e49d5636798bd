using System.Diagnostics;
using System.Text.RegularExpressions;
using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.Servers;

/// <summary>The real controller in a process of its own, with its own data folder and a free port.</summary>
internal sealed partial class ConferenceServer : IAsyncDisposable
{
    /// <summary>Arguments that let several controllers run on one machine.</summary>
    public static readonly string[] FreePorts = ["--Listen:HttpPort=0", "--Listen:HttpsPort=", "--Media:BasePort=0"];

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly ScratchFolder _data = new();
    private readonly Process _process;
    private readonly ServerLog _log;
    private bool _stopped;

    private ConferenceServer(string name, IEnumerable<string> arguments)
    {
        _log = new ServerLog(Checkout.Artifact("logs", $"server-{name}.log"));
        _process = new Process { StartInfo = Command([$"--DataFolder={_data.Path}", .. arguments]) };
    }

    /// <summary>For example http://localhost:40123/.</summary>
    public Uri Address { get; private set; } = null!;

    public int ProcessId => _process.Id;

    public string DataFolder => _data.Path;

    public static async Task<ConferenceServer> StartAsync(string name, params IEnumerable<string> arguments)
    {
        var server = new ConferenceServer(name, arguments);
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>How the controller is started, on free ports; an argument that is given wins over ours.</summary>
    public static ProcessStartInfo Command(IEnumerable<string> arguments) =>
        new("dotnet", [Checkout.Controller, .. FreePorts, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    /// <summary>The process ids of the workers that have carried a meeting, in order.</summary>
    public IReadOnlyList<int> WorkersOf(string meetingId) =>
        [.. _log.All(new Regex($"Media of meeting \"?{meetingId}\"? runs on worker (?<id>\\d+)", RegexOptions.ExplicitCapture, MatchTimeout))
            .Select(match => int.Parse(match.Groups["id"].Value))];

    /// <summary>Asks the server to stop, and fails unless it ends cleanly with everything that it started.</summary>
    public async Task StopAsync(UnixSignal signal)
    {
        var descendants = RunningProcess.DescendantsOf(ProcessId);
        _stopped = true;
        signal.Send(ProcessId);
        using var timeout = new CancellationTokenSource(StopTimeout);
        await _process.WaitForExitAsync(timeout.Token);
        Assert.True(_process.ExitCode == 0, $"The server ended with {_process.ExitCode}; see {_log.File}.");
        await Eventually.TrueAsync(
            $"every child of the server has ended ({string.Join(", ", descendants.Select(child => $"{child.Name} {child.Id}"))})",
            TimeSpan.FromSeconds(2),
            () => !descendants.Any(child => child.IsRunning));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_stopped && Address is not null)
                await StopAsync(UnixSignal.Terminate);
        }
        finally
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
            _process.Dispose();
            _log.Dispose();
            _data.Dispose();
        }
    }

    private async Task StartAsync()
    {
        _process.OutputDataReceived += (_, line) => _log.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _log.Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ready = await _log.WaitForAsync(ReadyAddress(), StartTimeout);
        Address = new Uri(ready.Groups["address"].Value);
    }

    [GeneratedRegex(@"on this machine +(?<address>http://localhost:\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReadyAddress();
}
