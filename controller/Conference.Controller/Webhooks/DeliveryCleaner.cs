using Conference.Controller.Hosting;
using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Webhooks;

/// <summary>Removes deliveries that were finished long ago, and what webhooks that were deleted left behind.</summary>
internal sealed partial class DeliveryCleaner(
    Database database, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<DeliveryCleaner> logger)
    : RecurringService(Interval, clock)
{
    private const int Portion = 5_000; // short enough to hold up nobody

    private const string Finished = """
        DELETE FROM webhook_delivery WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM webhook_delivery WHERE finished_at < now() - @keep::interval LIMIT @Portion))
        """;

    private const string Orphans = """
        DELETE FROM webhook_delivery WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM webhook_delivery AS delivery
            WHERE NOT EXISTS (SELECT FROM webhook WHERE webhook.id = delivery.webhook_id) LIMIT @Portion))
        """;

    // Nobody else touches the lanes of a webhook that is gone, but a meeting that writes an event may: then it is for the next time.
    private const string OrphanedLanes = """
        DELETE FROM webhook_lane WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM webhook_lane AS lane
            WHERE NOT EXISTS (SELECT FROM webhook WHERE webhook.id = lane.webhook_id) LIMIT @Portion FOR UPDATE SKIP LOCKED))
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <summary>Removes all that there is to remove.</summary>
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var statement in (string[])[Finished, Orphans, OrphanedLanes])
        {
            int portion;
            do
            {
                portion = await database.ExecuteAsync(statement, new { keep = options.Value.KeepDeliveries, Portion }, cancellationToken);
                removed += portion;
            }
            while (portion == Portion);
        }

        if (removed > 0)
            Removed(removed);
    }

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CleanAsync(cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            NotCleaned(exception.Message); // the next time does it
        }
    }

    [LoggerMessage(2230, LogLevel.Debug, "{Rows} rows of old webhook deliveries were removed")]
    private partial void Removed(int rows);

    [LoggerMessage(2231, LogLevel.Warning, "Old webhook deliveries were not removed: {Reason}")]
    private partial void NotCleaned(string reason);
}
