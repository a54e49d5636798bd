using Conference.Controller.Api.Idempotency;
using Conference.Controller.Hosting;
using Conference.Controller.Storage;

namespace Conference.Controller.Access;

/// <summary>Removes once an hour the sessions and stored answers that no longer count.</summary>
internal sealed partial class ExpiredRows(
    Database database, IdempotencyStore answers, TimeProvider clock, ILogger<ExpiredRows> logger)
    : RecurringService(Interval, clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await answers.RemoveOldAsync(cancellationToken);
            await database.ExecuteAsync(
                "DELETE FROM account_session WHERE expires_at <= @now", new { now = Clock.GetUtcNow() }, cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            NotRemoved(exception.Message); // the next hour removes them
        }
    }

    [LoggerMessage(2104, LogLevel.Warning, "Expired sessions and answers were not removed: {Reason}")]
    private partial void NotRemoved(string reason);
}
