using System.Diagnostics;

namespace Conference.Controller.Storage.Embedded;

/// <summary>One run of the server as our child.</summary>
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

    public static ServerProcess Start(string file, IEnumerable<string> arguments, ILogger logger)
    {
        var server = new ServerProcess(new Process { StartInfo = Command.Start(file, arguments) }, logger);
        server._process.Start();
        server.Exited = server.FollowAsync();
        return server;
    }

    public void Kill() => _process.Kill();

    public void Dispose() => _process.Dispose();

    private async Task FollowAsync()
    {
        await Task.WhenAll(ReadAsync(_process.StandardError), ReadAsync(_process.StandardOutput), _process.WaitForExitAsync(CancellationToken.None));
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
