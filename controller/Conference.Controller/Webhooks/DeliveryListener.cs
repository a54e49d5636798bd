using Conference.Controller.Storage;
using Dapper;

namespace Conference.Controller.Webhooks;

/// <summary>Wakes the dispatcher when PostgreSQL tells that a delivery was added: a hint, the dispatcher also looks by itself.</summary>
internal sealed partial class DeliveryListener(
    Database database, WakeSignal wake, TimeProvider clock, ILogger<DeliveryListener> logger) : BackgroundService
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ListenAgainAfter = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await ListenAsync(stoppingToken);
                await Task.Delay(ListenAgainAfter, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure when it stops because something else could not start.
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            connection.Notification += (_, _) => wake.Set();
            await connection.ExecuteAsync(new CommandDefinition("LISTEN webhook_delivery", cancellationToken: cancellationToken));
            while (true)
            {
                // A connection that was cut without a word is found out by a question.
                if (!await connection.WaitAsync(CheckInterval, cancellationToken))
                    await connection.ExecuteAsync(new CommandDefinition("SELECT 1", cancellationToken: cancellationToken));
            }
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            ListeningStopped(exception);
        }
    }

    [LoggerMessage(2202, LogLevel.Debug, "No hints of new deliveries until the database answers")]
    private partial void ListeningStopped(Exception exception);
}
