using Dapper;

namespace Conference.Controller.Storage;

/// <summary>Hears what PostgreSQL tells on a channel (NOTIFY). All of it are hints: while the database is away some are lost, so whoever takes them also looks by itself.</summary>
internal abstract class NotificationListener(string channel, Database database, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ListenAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Called on the listener's own loop: only passes on.</summary>
    protected abstract void OnNotified(string payload);

    /// <summary>Called when the database is away; the listener tries again by itself.</summary>
    protected abstract void OnStopped(Exception exception);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await ListenAsync(stoppingToken);
            await Task.Delay(ListenAgainAfter, clock, stoppingToken);
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            connection.Notification += (_, notification) => OnNotified(notification.Payload);
            await connection.ExecuteAsync(new CommandDefinition($"LISTEN {channel}", cancellationToken: cancellationToken));
            while (true)
            {
                // A connection that was cut without a word is found out by a question.
                if (!await connection.WaitAsync(CheckInterval, cancellationToken))
                    await connection.ExecuteAsync(new CommandDefinition("SELECT 1", cancellationToken: cancellationToken));
            }
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            OnStopped(exception);
        }
    }
}
