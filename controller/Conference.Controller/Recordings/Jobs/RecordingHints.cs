using Conference.Controller.Storage;
using Dapper;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>Passes on what PostgreSQL tells of recordings: which one has changed. A hint: whoever takes it also looks by itself.</summary>
internal sealed partial class RecordingHints(Database database, TimeProvider clock, ILogger<RecordingHints> logger) : BackgroundService
{
    private const string Channel = "recording";

    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ListenAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Raised with the recording's id, on the listener's own loop; handlers only pass it on.</summary>
    public event EventHandler<string>? Hinted;

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
            connection.Notification += (_, hint) => Hinted?.Invoke(this, hint.Payload);
            await connection.ExecuteAsync(new CommandDefinition($"LISTEN {Channel}", cancellationToken: cancellationToken));
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

    [LoggerMessage(1421, LogLevel.Debug, "No hints of recordings until the database answers")]
    private partial void ListeningStopped(Exception exception);
}
