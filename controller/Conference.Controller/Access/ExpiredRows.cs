using Conference.Controller.Api.Idempotency;
using Conference.Controller.Storage;

namespace Conference.Controller.Access;

/// <summary>Removes once an hour the sessions and stored answers that no longer count.</summary>
internal sealed partial class ExpiredRows(
    Database database, IdempotencyStore answers, TimeProvider clock, ILogger<ExpiredRows> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RemoveAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure when it stops because something else could not start.
        }
    }

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await answers.RemoveOldAsync(cancellationToken);
            await database.ExecuteAsync(
                "DELETE FROM account_session WHERE expires_at <= @now", new { now = clock.GetUtcNow() }, cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            NotRemoved(exception.Message); // the next hour removes them
        }
    }

    [LoggerMessage(2104, LogLevel.Warning, "Expired sessions and answers were not removed: {Reason}")]
    private partial void NotRemoved(string reason);
}
