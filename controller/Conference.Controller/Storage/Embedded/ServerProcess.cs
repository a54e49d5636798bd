using System.Diagnostics;

namespace Conference.Controller.Storage.Embedded;

/// <summary>One run of the server as our child, made by a thread that lives as long as it: see <see cref="ServerUser.ServerCommand"/>.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private const string ReadyLine = "database system is ready to accept connections";
    private const int KeptLines = 20;

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lines = [];
    private readonly Process _process;
    private readonly ILogger _logger;

    private ServerProcess(Process process, ILogger logger)
    {
        _process = process;
        _logger = logger;
    }

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    /// <summary>Ends with the process, after its last line was read.</summary>
    public Task Exited { get; private set; } = Task.CompletedTask;

    /// <summary>Ends when it takes connections.</summary>
    public Task Ready => _ready.Task;

    /// <summary>The last lines that it wrote.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    public static async Task<ServerProcess> StartAsync(string file, IEnumerable<string> arguments, ILogger logger)
    {
        var server = new ServerProcess(new Process { StartInfo = Command.Start(file, arguments) }, logger);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => server.Run(started, ended)) { IsBackground = true, Name = "PostgreSQL" }.Start();
        await started.Task;
        server.Exited = Task.WhenAll(
            server.ReadAsync(server._process.StandardError), server.ReadAsync(server._process.StandardOutput), ended.Task);
        return server;
    }

    public void Kill() => _process.Kill();

    public void Dispose() => _process.Dispose();

    private void Run(TaskCompletionSource started, TaskCompletionSource ended)
    {
        try
        {
            _process.Start();
        }
        catch (Exception exception)
        {
            started.SetException(exception);
            return;
        }
        started.SetResult();
        _process.WaitForExit();
        ended.SetResult();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_lines)
            {
                _lines.Enqueue(line);
                if (_lines.Count > KeptLines)
                    _lines.Dequeue();
            }
            if (line.StartsWith("WARNING:", StringComparison.Ordinal) || line.StartsWith("PANIC:", StringComparison.Ordinal))
                Warned(line);
            else
                Said(line);
            if (line.Contains(ReadyLine, StringComparison.Ordinal))
                _ready.TrySetResult();
        }
    }

    [LoggerMessage(2050, LogLevel.Debug, "PostgreSQL: {Line}")]
    private partial void Said(string line);

    [LoggerMessage(2051, LogLevel.Warning, "PostgreSQL: {Line}")]
    private partial void Warned(string line);
}
