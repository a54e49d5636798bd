using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Conference.Client;

namespace Conference.Benchmarks.Service;

/// <summary>The real controller with its embedded PostgreSQL, in a process that may be killed and started again on the same data and port.</summary>
internal sealed partial class ControllerProcess : IAsyncDisposable
{
    private const int StartAttempts = 20;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StartPause = TimeSpan.FromSeconds(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("conference-bench-").FullName;
    private readonly IReadOnlyList<string> _arguments;
    private readonly StreamWriter _log;
    private Process? _process;

    private ControllerProcess(IReadOnlyList<string> arguments)
    {
        // The embedded server runs as another user when we are root, who has to reach its part of the folder.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var port = FreePort();
        LogFile = Path.Combine(Checkout(), "artifacts/bench", $"controller-{Environment.ProcessId}-{port}.log");
        Directory.CreateDirectory(Path.GetDirectoryName(LogFile)!);
        _log = new StreamWriter(LogFile) { AutoFlush = true };
        Address = new Uri($"http://localhost:{port}/");
        _arguments =
        [
            Assembly(), $"--DataFolder={_folder}", $"--Listen:HttpPort={port}", "--Listen:HttpsPort=", "--Media:BasePort=0", "--Media:WorkerCount=1",
            "--Serilog:MinimumLevel:Default=Warning",
            // Everybody here comes from one address.
            "--Limits:CallsPerAddress:Count=1000000", "--Limits:CallsPerAddress:Burst=1000000", "--Limits:CallsPerKey:Count=1000000",
            "--Limits:CallsPerKey:Burst=1000000", "--Limits:MeetingsPerAddress:Count=1000000", "--Limits:MeetingsPerTenant:Count=1000000",
            "--Limits:JoinsPerAddress:Count=1000000", "--Limits:JoinsPerTenant:Count=1000000",
            .. arguments,
        ];
    }

    public Uri Address { get; }

    public int ProcessId => _process!.Id;

    /// <summary>What it printed in all its lives; kept.</summary>
    public string LogFile { get; }

    /// <summary>Where an attempt to reach the database directly finds it.</summary>
    public string ConnectionString
    {
        get
        {
            var socket = File.ReadLines(PostmasterFile()!).ElementAt(4);
            return $"Host={socket};Port=5432;Username=conference;Database=postgres";
        }
    }

    public static async Task<ControllerProcess> StartAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var controller = new ControllerProcess(arguments);
        try
        {
            await controller.StartAgainAsync(cancellationToken);
            return controller;
        }
        catch
        {
            await controller.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with the key that the first start made.</summary>
    public ConferenceClient Client(TimeSpan retryFor)
    {
        using var key = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "api-key.json")));
        return new ConferenceClient(new ConferenceClientOptions
        {
            Address = Address,
            ApiKeyId = key.RootElement.GetProperty("id").GetString(),
            ApiKeySecret = key.RootElement.GetProperty("secret").GetString(),
            RetryFor = retryFor,
        });
    }

    /// <summary>Starts it again after a kill, as often as it takes: a supervisor does so when the database is away at that moment.</summary>
    public async Task StartInsistingAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartAgainAsync(cancellationToken);
                return;
            }
            catch (InvalidOperationException) when (attempt < StartAttempts)
            {
                await Task.Delay(StartPause, cancellationToken);
            }
        }
    }

    /// <summary>Starts it, again after a kill, and waits until it listens.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", _arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) => Take(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Take(line.Data, ready);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The controller ended with {process.ExitCode} before it was ready; see {LogFile}."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process?.Dispose();
        _process = process;
        await ready.Task.WaitAsync(StartTimeout, cancellationToken);
    }

    /// <summary>SIGKILL to the controller alone: its workers and its database find out by themselves.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGKILL to the database's first process; false when it is just not running.</summary>
    public bool KillDatabase()
    {
        try
        {
            if (PostmasterFile() is not { } file)
                return false;
            using var server = Process.GetProcessById(int.Parse(File.ReadLines(file).First()));
            if (server.ProcessName != "postgres")
                return false;
            server.Kill();
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException)
        {
            return false; // it is going or coming at this moment
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            using (var stop = Process.Start("kill", ["-TERM", process.Id.ToString()]))
                await stop.WaitForExitAsync();
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string? PostmasterFile() => new[] { Path.Combine(_folder, "postgres"), "/var/lib/conference" }
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "postmaster.pid", new EnumerationOptions { MaxRecursionDepth = 1, RecurseSubdirectories = true }))
        .FirstOrDefault(file => file.StartsWith(_folder, StringComparison.Ordinal) || File.ReadLines(file).Skip(4).FirstOrDefault()?.StartsWith(_folder, StringComparison.Ordinal) == true);

    private void Take(string? line, TaskCompletionSource ready)
    {
        if (line is null)
            return;
        lock (_log)
            _log.WriteLine(line);
        if (Ready().IsMatch(line))
            ready.TrySetResult();
    }

    private static string Assembly() => Path.Combine(Checkout(), "controller/Conference.Controller/bin/Release/net10.0/Conference.Controller.dll");

    private static string Checkout()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Conference.sln")))
            root = root.Parent ?? throw new InvalidOperationException("This benchmark runs from a checkout.");
        return root.FullName;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("^Conference is ready", RegexOptions.NonBacktracking)]
    private static partial Regex Ready();
}
