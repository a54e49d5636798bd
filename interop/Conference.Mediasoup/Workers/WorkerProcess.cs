using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup;

/// <summary>A running mediasoup-worker process and the two pipes to it.</summary>
internal sealed partial class WorkerProcess : IDisposable
{
    // .NET redirects only the standard streams, the worker wants its channel at 3 and 4: the shell moves the two pipes there and then
    // becomes the worker. What libraries of the worker print goes with its errors. A session of its own, where the system has setsid,
    // keeps the Ctrl-C of a terminal from the worker, which would end at once and take the meetings from a host that stops in order.
    private const string HandOver = """exec $(command -v setsid) "$0" "$@" 3<&0 4>&1 </dev/null 1>&2""";
    private const int KeptErrorLines = 10;
    private const int ReaderStackBytes = 256 * 1024;

    private readonly Process _process;
    private readonly ILogger _logger;
    private readonly Queue<string> _lastErrors = new();
    private Task _readingErrors = Task.CompletedTask;

    private WorkerProcess(Process process, ILogger logger)
    {
        _process = process;
        _logger = logger;
        Id = process.Id;
    }

    public int Id { get; }

    /// <summary>Where requests are written; the worker ends when it is closed.</summary>
    public Stream Requests => _process.StandardInput.BaseStream;

    /// <summary>Where responses, notifications and logs are read.</summary>
    public Stream Messages => _process.StandardOutput.BaseStream;

    /// <exception cref="WorkerStartException">The operating system refused.</exception>
    public static WorkerProcess Start(string path, IEnumerable<string> arguments, ILogger logger)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(HandOver);
        start.ArgumentList.Add(path);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["MEDIASOUP_VERSION"] = MediasoupVersion.Value;

        try
        {
            return new WorkerProcess(Process.Start(start)!, logger).BeginReadErrors();
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new WorkerStartException($"The mediasoup-worker at {path} could not be started: {exception.Message}", null, exception);
        }
    }

    /// <summary>Runs a blocking loop on a thread of its own, since the pipes of a child process have no asynchronous read.</summary>
    /// <returns>A task that ends as the loop ends, with its exception if it threw one.</returns>
    public Task RunOnThread(Action loop, string purpose)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(Run, ReaderStackBytes) { IsBackground = true, Name = $"worker {Id} {purpose}" };
        thread.Start();
        return ended.Task;

        void Run()
        {
            try
            {
                loop();
                ended.SetResult();
            }
            catch (Exception exception)
            {
                // An exception that left the thread would end the whole program; it belongs to who awaits the loop.
                ended.SetException(exception);
            }
        }
    }

    /// <summary>Waits for the end of the process and of its error output, and gives its exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None);
        await _readingErrors;
        return _process.ExitCode;
    }

    /// <summary>Ends the process and those it started at once; does nothing when it has ended.</summary>
    public void Kill()
    {
        try
        {
            // A worker behind a script is that script's child, and would keep the pipes open.
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself a moment before.
        }
    }

    /// <summary>The last lines that the process wrote to its standard error.</summary>
    public string LastErrors()
    {
        lock (_lastErrors) return string.Join('\n', _lastErrors);
    }

    /// <summary>Releases what is left of a process that has ended; the writer closes its own stream.</summary>
    public void Dispose()
    {
        Messages.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
    }

    private WorkerProcess BeginReadErrors()
    {
        _readingErrors = RunOnThread(ReadErrors, "errors");
        return this;
    }

    private void ReadErrors()
    {
        while (_process.StandardError.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            lock (_lastErrors)
            {
                if (_lastErrors.Count == KeptErrorLines) _lastErrors.Dequeue();
                _lastErrors.Enqueue(line);
            }

            LogErrorOutput(Id, line);
        }
    }

    [LoggerMessage(1001, LogLevel.Error, "Worker {ProcessId} wrote: {Line}")]
    private partial void LogErrorOutput(int processId, string line);
}
