using System.Diagnostics;
using Conference.Controller.Hosting;
using Conference.Controller.Storage.Embedded;
using Conference.Controller.Storage.Migrations;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Storage;

/// <summary>
/// Has the database ready before any other service starts, and closes it after the last one has stopped. Closing also happens on
/// disposal, for the host does not stop services when one of them could not start.
/// </summary>
internal sealed partial class StorageService(
    StorageFolder folder, NodeId node, EmbeddedPostgres embedded, Database database, Migrator migrator, Ledger ledger,
    IOptions<StorageOptions> options, ILogger<StorageService> logger) : IHostedLifecycleService, IAsyncDisposable
{
    private static readonly TimeSpan ConnectDelay = TimeSpan.FromMilliseconds(250);

    private FileStream? _lock;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _lock = DataFolderLock.Take(folder.Path);
        var connectionString = options.Value.ConnectionString;
        if (connectionString.Length == 0)
            connectionString = await embedded.StartAsync(cancellationToken);
        database.Use(connectionString, $"conference-ledger-{node.Id}");
        await ConnectAsync(cancellationToken);
        await migrator.MigrateAsync(cancellationToken);
        await ledger.StartAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The host's patience is not ours: what was changed must be written, and that has limits of its own.
    public Task StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        await database.DisposeAsync();
        await embedded.DisposeAsync();
        if (_lock is not null)
            await _lock.DisposeAsync();
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        for (var begin = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await using var connection = await database.OpenAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (DatabaseTrouble.Is(exception))
            {
                if (Stopwatch.GetElapsedTime(begin) > options.Value.StartTimeout)
                    throw new StartupException($"The database does not answer: {exception.Message} Check Storage:ConnectionString and the server.", exception);
                Waiting(exception.Message);
            }
            await Task.Delay(ConnectDelay, cancellationToken);
        }
    }

    [LoggerMessage(2020, LogLevel.Warning, "The database does not answer yet: {Reason}")]
    private partial void Waiting(string reason);
}
