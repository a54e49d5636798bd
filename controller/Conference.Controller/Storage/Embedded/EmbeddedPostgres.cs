using System.Diagnostics;
using Conference.Controller.Hosting;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Storage.Embedded;

/// <summary>A private PostgreSQL: made in the data folder, started as a child, started again when it dies, and stopped at the end.</summary>
internal sealed partial class EmbeddedPostgres(StorageFolder folder, IOptions<StorageOptions> options, ILogger<EmbeddedPostgres> logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stopping = new();
    private ServerCommands? _commands;
    private ServerProcess? _server;
    private Task _watching = Task.CompletedTask;

    /// <summary>The server's process, or null when it does not run now.</summary>
    public int? ProcessId => _server?.Id;

    /// <summary>Starts the server and answers how to reach it.</summary>
    /// <exception cref="StartupException">There is no PostgreSQL, or it does not start; the message says what to do.</exception>
    public async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        var user = ServerUser.Current();
        var folders = EmbeddedFolders.For(folder.Path, user);
        var binaries = await PostgresBinaries.FindAsync(options.Value.PostgresBinaries, folders.Major, folders.Data, cancellationToken);
        if (!user.CanReach(binaries.Postgres))
        {
            throw new StartupException(
                $"PostgreSQL in {binaries.Folder} would run as {user.Name}, who cannot enter that folder. Put it into {ServerUser.SharedFolder}.");
        }
        if (user.Name is not null)
            RunsAs(user.Name, folders.Data);
        _commands = new ServerCommands(binaries, folders, user, new ServerEndpoint(folders));
        if (!folders.HasData)
        {
            await _commands.InitializeAsync(cancellationToken);
            Made(folders.Data, binaries.Major);
        }
        await StopOrphanAsync(_commands, cancellationToken);
        await user.MakeFolderAsync(folders.Socket, cancellationToken);
        _server = await StartServerAsync(_commands, cancellationToken);
        _watching = WatchAsync(_commands, _server);
        return _commands.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        if (_commands is not null && _server is { Exited.IsCompleted: false } server)
            await StopAsync(_commands, server);
        await _watching;
        _server?.Dispose();
    }

    private async Task StopOrphanAsync(ServerCommands commands, CancellationToken cancellationToken)
    {
        using var orphan = Orphan.Find(commands.LockFile);
        if (orphan is null)
            return;
        OrphanFound(orphan.Id);
        if (!await commands.TryStopAsync(StopTimeout, cancellationToken))
            orphan.Kill(); // it hangs; what it had committed is in its log
        await orphan.WaitForExitAsync(cancellationToken);
    }

    // The children of a killed server may need a moment to notice; until then a new one is refused the data.
    private async Task<ServerProcess> StartServerAsync(ServerCommands commands, CancellationToken cancellationToken)
    {
        for (var begin = Stopwatch.GetTimestamp(); ;)
        {
            var server = await commands.LaunchAsync(logger);
            try
            {
                await Task.WhenAny(server.Ready, server.Exited).WaitAsync(options.Value.StartTimeout, cancellationToken);
            }
            catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
            {
                await StopAsync(commands, server);
                var output = server.Output;
                server.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                throw new StartupException($"PostgreSQL was not ready after {options.Value.StartTimeout.TotalSeconds} s: {output}", exception);
            }
            if (!server.Exited.IsCompleted)
            {
                Started(server.Id);
                return server;
            }
            using (server)
            {
                if (!server.Output.Contains("shared memory block", StringComparison.Ordinal) || Stopwatch.GetElapsedTime(begin) > options.Value.StartTimeout)
                    throw new StartupException($"PostgreSQL ended with exit code {server.ExitCode} while starting: {server.Output}");
            }
            await Task.Delay(RetryDelay, cancellationToken);
        }
    }

    private async Task WatchAsync(ServerCommands commands, ServerProcess server)
    {
        while (true)
        {
            await server.Exited;
            if (_stopping.IsCancellationRequested)
                return;
            Died(server.Id, server.ExitCode, server.Output);
            _server = null;
            server.Dispose();
            if (await RestartAsync(commands) is not { } restarted)
                return;
            _server = server = restarted;
            if (_stopping.IsCancellationRequested) // asked to stop while it started
                await StopAsync(commands, server);
        }
    }

    private async Task<ServerProcess?> RestartAsync(ServerCommands commands)
    {
        var delay = RetryDelay;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                return await StartServerAsync(commands, _stopping.Token);
            }
            catch (Exception exception)
            {
                if (_stopping.IsCancellationRequested)
                    break;
                // Whatever it is (a full disk, no process free): meetings go on, and only trying again can help.
                RestartFailed(exception, delay.TotalMilliseconds);
            }
            await Task.Delay(delay, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 < LongestRetryDelay ? delay * 2 : LongestRetryDelay;
        }
        return null;
    }

    private async Task StopAsync(ServerCommands commands, ServerProcess server)
    {
        if (!await commands.TryStopAsync(StopTimeout, CancellationToken.None) && !server.Exited.IsCompleted)
        {
            StopFailed(server.Id);
            server.Kill();
        }
        await server.Exited;
    }

    [LoggerMessage(2040, LogLevel.Information, "PostgreSQL does not run as root: it runs as {User}, with its data in {Folder}")]
    private partial void RunsAs(string user, string folder);

    [LoggerMessage(2041, LogLevel.Information, "A database was made in {Folder} (PostgreSQL {Major})")]
    private partial void Made(string folder, int major);

    [LoggerMessage(2042, LogLevel.Warning, "PostgreSQL (process {ProcessId}) still runs from an earlier start and is stopped")]
    private partial void OrphanFound(int processId);

    [LoggerMessage(2043, LogLevel.Debug, "PostgreSQL runs (process {ProcessId})")]
    private partial void Started(int processId);

    [LoggerMessage(2044, LogLevel.Error, "PostgreSQL (process {ProcessId}) ended with exit code {ExitCode} and is started again. Its last words: {Output}")]
    private partial void Died(int processId, int exitCode, string output);

    [LoggerMessage(2045, LogLevel.Error, "PostgreSQL does not start again; the next try is in {Milliseconds} ms")]
    private partial void RestartFailed(Exception exception, double milliseconds);

    [LoggerMessage(2046, LogLevel.Warning, "PostgreSQL (process {ProcessId}) does not stop and is killed; its log brings the data back at the next start")]
    private partial void StopFailed(int processId);
}
