using Conference.Controller.Hosting;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Storage;

/// <summary>
/// Removes old events of the outbox, a few at a time so that nobody waits for their locks. What webhooks still have to deliver is kept with
/// its delivery.
/// </summary>
internal sealed partial class OutboxRetention(
    Database database, IOptions<StorageOptions> options, TimeProvider clock, ILogger<OutboxRetention> logger)
    : RecurringService(Interval, clock)
{
    private const int BatchSize = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(30);

    /// <summary>How many were removed.</summary>
    public async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            DELETE FROM outbox_event WHERE id IN (
                SELECT id FROM outbox_event WHERE at < now() - @OutboxRetention ORDER BY at LIMIT @BatchSize)
            """;
        int total = 0, removed;
        do
        {
            removed = await database.ExecuteAsync(Sql, new { options.Value.OutboxRetention, BatchSize }, cancellationToken);
            total += removed;
        }
        while (removed == BatchSize);
        return total;
    }

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await RemoveAsync(cancellationToken) is > 0 and var removed)
                Removed(removed);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            NotRemoved(exception.Message); // the next time removes them
        }
    }

    [LoggerMessage(2061, LogLevel.Debug, "{Events} old events were removed")]
    private partial void Removed(int events);

    [LoggerMessage(2062, LogLevel.Warning, "Old events were not removed: {Reason}")]
    private partial void NotRemoved(string reason);
}
