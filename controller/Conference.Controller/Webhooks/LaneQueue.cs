using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Webhooks;

/// <summary>
/// The lanes in the database. Times are the database's, and each call is one statement, so nothing is held while a receiver thinks.
/// What a lane's holder writes is bound to its lease: one that was too slow and has lost it changes nothing any more.
/// </summary>
internal sealed class LaneQueue(Database database, IOptions<WebhookOptions> options) : IDisposable
{
    private const int MaximumConnections = 6; // of a pool that the API's readers share

    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _connections = new(MaximumConnections);

    private readonly TimeSpan _leaseTime = options.Value.Timeout + LeaseMargin;

    /// <summary>Takes lanes that are due, of each webhook only so many that <paramref name="perWebhook"/> are busy.</summary>
    /// <param name="failing">Whether of receivers that fail, or of those that do not.</param>
    /// <param name="busy">How many lanes of each webhook are being worked on.</param>
    public Task<IReadOnlyList<Lane>> ClaimAsync(
        bool failing, int room, int perWebhook, IReadOnlyDictionary<string, int> busy, CancellationToken cancellationToken) => QueryAsync<Lane>(
        """
        WITH due AS (
            SELECT lane.webhook_id, lane.meeting_id
            FROM (
                SELECT id FROM webhook WHERE enabled AND (failing_since IS NOT NULL) = @failing
                ORDER BY random()) AS webhook -- when there is not room for all, each has its chance
            LEFT JOIN unnest(@busyIds, @busyLanes) AS busy (webhook_id, lanes) ON busy.webhook_id = webhook.id
            CROSS JOIN LATERAL (
                SELECT webhook_id, meeting_id FROM webhook_lane
                WHERE webhook_id = webhook.id AND due_at <= now()
                ORDER BY due_at
                LIMIT greatest(0, @perWebhook - coalesce(busy.lanes, 0))
                FOR UPDATE SKIP LOCKED) AS lane
            LIMIT @room)
        UPDATE webhook_lane AS lane SET lease = @lease, due_at = now() + @leaseTime
        FROM due
        WHERE lane.webhook_id = due.webhook_id AND lane.meeting_id = due.meeting_id
        RETURNING lane.webhook_id, lane.meeting_id, lane.lease, @failing AS failing
        """,
        new
        {
            failing,
            room,
            perWebhook,
            busyIds = busy.Keys.ToArray(),
            busyLanes = busy.Values.ToArray(),
            lease = Guid.NewGuid().ToString("N"),
            leaseTime = _leaseTime,
        },
        cancellationToken);

    /// <summary>What is next; null when the lane is not ours any more, or its webhook was disabled or deleted.</summary>
    public async Task<LaneHead?> PeekAsync(Lane lane, CancellationToken cancellationToken) => (await QueryAsync<LaneHead>(
        """
        SELECT lane.additions, webhook.url, webhook.secret, webhook.failing_since, delivery.*,
            CASE WHEN webhook.previous_secret_until > now() THEN webhook.previous_secret END AS previous_secret,
            now() - delivery.first_attempt_at AS since_first_attempt
        FROM webhook_lane AS lane
        JOIN webhook ON webhook.id = lane.webhook_id AND webhook.enabled
        LEFT JOIN LATERAL (
            SELECT event_id, tenant_id, meeting_id, sequence, at, type, data, attempts, first_attempt_at FROM webhook_delivery
            WHERE webhook_id = lane.webhook_id AND meeting_id = lane.meeting_id AND state = 'pending'
            ORDER BY sequence, event_id
            LIMIT 1) AS delivery ON true
        WHERE lane.webhook_id = @WebhookId AND lane.meeting_id = @MeetingId AND lane.lease = @Lease
            AND lane.due_at > now() + @timeout -- else another may take the lane during the attempt
        """,
        new { lane.WebhookId, lane.MeetingId, lane.Lease, timeout = options.Value.Timeout },
        cancellationToken)).SingleOrDefault();

    /// <summary>Writes what became of an attempt, and keeps the lane or, with a pause, gives it back; false when it was not ours any more.</summary>
    /// <param name="pause">Until the next attempt, of an event that stays pending.</param>
    public async Task<bool> RecordAsync(
        Lane lane, LaneHead head, Attempt attempt, DeliveryState state, TimeSpan? pause, CancellationToken cancellationToken) => (await QueryAsync<int>(
        """
        WITH held AS (
            UPDATE webhook_lane
            SET due_at = now() + coalesce(@pause::interval, @leaseTime), lease = CASE WHEN @pause::interval IS NULL THEN lease END
            WHERE webhook_id = @WebhookId AND meeting_id = @MeetingId AND lease = @Lease
            RETURNING webhook_id),
        recorded AS (
            UPDATE webhook_delivery
            SET state = @state, attempts = @attempts, last_attempt_at = now(), first_attempt_at = coalesce(first_attempt_at, now()),
                next_attempt_at = now() + @pause::interval, finished_at = CASE WHEN @state <> 'pending' THEN now() END, last_status = @Status,
                last_error = @Error, last_response = @Response, duration_ms = @durationMs
            FROM held
            WHERE webhook_delivery.webhook_id = held.webhook_id AND event_id = @EventId)
        SELECT count(*)::integer FROM held
        """,
        new
        {
            lane.WebhookId,
            lane.MeetingId,
            lane.Lease,
            head.EventId,
            state = state.Word(),
            attempts = head.Attempts + 1,
            pause,
            leaseTime = _leaseTime,
            attempt.Status,
            attempt.Error,
            attempt.Response,
            durationMs = (int)attempt.Duration.TotalMilliseconds,
        },
        cancellationToken)).Single() == 1;

    /// <summary>Takes an empty lane away; when something has come into it meanwhile, it is given back instead.</summary>
    public async Task CloseAsync(Lane lane, long additions, CancellationToken cancellationToken)
    {
        var closed = (await QueryAsync<int>(
            """
            WITH closed AS (
                DELETE FROM webhook_lane
                WHERE webhook_id = @WebhookId AND meeting_id = @MeetingId AND lease = @Lease AND additions = @additions
                RETURNING 1)
            SELECT count(*)::integer FROM closed
            """,
            new { lane.WebhookId, lane.MeetingId, lane.Lease, additions },
            cancellationToken)).Single();
        if (closed == 0)
            await ReleaseAsync(lane, cancellationToken);
    }

    /// <summary>Gives a lane back with what is still in it.</summary>
    public Task ReleaseAsync(Lane lane, CancellationToken cancellationToken) => QueryAsync<int>(
        """
        UPDATE webhook_lane SET due_at = now(), lease = NULL
        WHERE webhook_id = @WebhookId AND meeting_id = @MeetingId AND lease = @Lease
        """,
        lane,
        cancellationToken);

    /// <summary>Ends the pauses of a webhook's lanes: its owner has changed what may have made it fail.</summary>
    public Task HastenAsync(string webhookId, CancellationToken cancellationToken) => QueryAsync<int>(
        """
        UPDATE webhook_lane AS lane SET due_at = now()
        FROM (
            SELECT webhook_id, meeting_id FROM webhook_lane
            WHERE webhook_id = @webhookId AND lease IS NULL
            ORDER BY webhook_id, meeting_id
            FOR UPDATE) AS waiting
        WHERE lane.webhook_id = waiting.webhook_id AND lane.meeting_id = waiting.meeting_id
        """,
        new { webhookId },
        cancellationToken);

    public void Dispose() => _connections.Dispose();

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object parameters, CancellationToken cancellationToken)
    {
        await _connections.WaitAsync(cancellationToken);
        try
        {
            return await database.QueryAsync<T>(sql, parameters, cancellationToken);
        }
        finally
        {
            _connections.Release();
        }
    }
}
