using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Mediasoup;

public sealed partial class Worker
{
    // Enough for a worker with a thousand transports to close them; what takes longer hangs.
    private static readonly TimeSpan ExitGrace = TimeSpan.FromSeconds(5);

    private int _isClosing;
    private Exception? _channelFault;

    /// <summary>Starts a worker process and waits until it is ready.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <param name="loggerFactory">Where the worker's own logs and those about it go; null for nowhere.</param>
    /// <param name="cancellationToken">Gives up and ends the process.</param>
    /// <exception cref="WorkerStartException">There is no worker binary, or it does not start; the message says what to do.</exception>
    public static async Task<Worker> StartAsync(
        WorkerOptions? options = null, ILoggerFactory? loggerFactory = null, CancellationToken cancellationToken = default)
    {
        options ??= new WorkerOptions();
        loggerFactory ??= NullLoggerFactory.Instance;
        cancellationToken.ThrowIfCancellationRequested();
        var logger = loggerFactory.CreateLogger<Worker>();
        var path = WorkerBinary.Find(options.WorkerPath);
        var process = WorkerProcess.Start(path, WorkerArguments.From(options), logger);
        var worker = new Worker(process, logger, loggerFactory) { AppData = options.AppData };
        _ = worker.WatchAsync();
        try
        {
            await Task.WhenAny(worker._channel.Running, worker.Exited).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await worker.DisposeAsync();
            throw;
        }

        if (worker._channel.Running.IsCompleted)
        {
            worker.LogStarted(worker.ProcessId, path);
            worker._channel.Events.Raise(Started, worker, worker);
            return worker;
        }

        var exit = await worker.Exited;
        throw new WorkerStartException(
            StartFailure(path, exit.ExitCode, worker._channelFault, worker._process.LastErrors()), exit.ExitCode, worker._channelFault);
    }

    /// <summary>Closes the worker and everything in it, and waits until the process has ended; never throws.</summary>
    /// <remarks>A process that hangs is killed after five seconds.</remarks>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosing, 1) == 0)
        {
            CloseEntities(CloseReason.WorkerClosed);
            _channel.Events.Raise(Closed, this, CloseReason.WorkerClosed);
            _channel.SayGoodbye();
            _channel.Close(new ChannelClosedException($"{this} was closed."));
        }

        await KillUnlessEndsAsync(Exited);
        await Exited;
    }

    private static string StartFailure(string path, int exitCode, Exception? channelFault, string errors)
    {
        var why = exitCode switch
        {
            _ when channelFault is not null => $"it sent what cannot be read ({channelFault.Message})",
            42 => "it refused its settings",
            126 or 127 => "it cannot be executed",
            _ => $"it ended with exit code {exitCode}",
        };
        return $"The mediasoup-worker at {path} did not start: {why}. {errors}".TrimEnd();
    }

    /// <summary>Follows the process to its end. Whatever goes wrong on the way ends the process, so there is one way out.</summary>
    private async Task WatchAsync()
    {
        _channelFault = await ReadMessagesAsync();
        var exiting = _process.WaitForExitAsync();
        if (_channelFault is not null)
        {
            LogChannelBroken(ProcessId, _channelFault);
            _process.Kill();
        }

        await KillUnlessEndsAsync(exiting);

        var exitCode = await exiting;
        var exit = new WorkerExit(ProcessId, exitCode, Interlocked.Exchange(ref _isClosing, 1) != 0);
        if (!exit.Requested)
        {
            LogDied(ProcessId, exitCode);
            _channel.Close(new WorkerDiedException(ProcessId, exitCode, _channelFault));
            CloseEntities(CloseReason.WorkerDied);
            _channel.Events.Raise(Died, this, exit);
            _channel.Events.Raise(Closed, this, CloseReason.WorkerDied);
        }

        _process.Dispose();
        _exited.SetResult(exit);
    }

    private async Task<Exception?> ReadMessagesAsync()
    {
        try
        {
            await _process.RunOnThread(_channel.ReadToEnd, "messages");
            return null;
        }
        catch (Exception exception)
        {
            // Nothing can be trusted any more that comes from a worker whose messages cannot be read.
            return exception;
        }
    }

    private async Task KillUnlessEndsAsync(Task ending)
    {
        try
        {
            await ending.WaitAsync(ExitGrace);
        }
        catch (TimeoutException)
        {
            LogKilled(ProcessId, ExitGrace.TotalSeconds);
            _process.Kill();
        }
    }

    private void CloseEntities(CloseReason reason)
    {
        _routers.Close(reason);
        _webRtcServers.Close(reason);
    }

    [LoggerMessage(1011, LogLevel.Information, "Worker {ProcessId} started from {Path}")]
    private partial void LogStarted(int processId, string path);

    [LoggerMessage(1012, LogLevel.Error, "Worker {ProcessId} died with exit code {ExitCode}")]
    private partial void LogDied(int processId, int exitCode);

    [LoggerMessage(1013, LogLevel.Error, "Worker {ProcessId} sent what cannot be read and is killed")]
    private partial void LogChannelBroken(int processId, Exception exception);

    [LoggerMessage(1014, LogLevel.Warning, "Worker {ProcessId} is killed because it did not end within {Seconds} s")]
    private partial void LogKilled(int processId, double seconds);
}
