using System.Text.Json;
using Conference.Controller.Access.Sealing;
using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Webhooks;

/// <summary>What the owners of webhooks change: each in one transaction with its audit row and the answer for a repeated call.</summary>
internal sealed class WebhookChanges(
    Database database, LaneQueue lanes, WakeSignal wake, Seal seal, IOptions<WebhookOptions> options, TimeProvider clock)
{
    public const string Kind = "webhook";

    private const int MaximumDescription = 200;

    public async Task<Answer> CreateAsync(Operation operation, CreateWebhookRequest request, CancellationToken cancellationToken)
    {
        var tenantId = operation.Caller.TenantId;
        var now = clock.GetUtcNow();
        var id = Ids.New();
        var key = WebhookSecret.NewKey();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = new WebhookRow(
            id,
            tenantId,
            request.MeetingId is null ? null : await FindMeetingAsync(write, tenantId, request.MeetingId),
            ReceiverAddress.Check(request.Url, options.Value),
            Description(request.Description),
            EventPatterns.Check(request.Events),
            Enabled: true,
            DisabledAt: null,
            DisabledReason: null,
            FailingSince: null,
            seal.Close(key, WebhookSecret.Place(id)),
            PreviousSecret: null,
            PreviousSecretUntil: null,
            operation.Caller.Name,
            now,
            now,
            Version: 1);
        await CheckOthersAsync(write, row, isNew: true);
        await write.WriteAsync(row);
        var answer = Answer.Created(Location(id), WebhookView.Of(row, WebhookSecret.Text(key)), WebhookJson.Default.WebhookView, row.ETag());
        return await write.CommitAsync(operation, answer, now, Audit(operation, row, now, "webhook.created"));
    }

    /// <param name="expected">The ETag that the caller has seen; null: whatever it is.</param>
    public async Task<Answer> UpdateAsync(Operation operation, string id, string? expected, UpdateWebhookRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = await LockAsync(write, operation, id);
        if (expected is not null and not "*" && expected != row.ETag())
            throw new RefusedException(RefusalCode.VersionMismatch, $"The webhook is at version {row.ETag()}, not {expected}: get it, look at what has changed, and try again.");
        var enabled = request.Enabled ?? row.Enabled;
        var changed = row with
        {
            Url = request.Url is null ? row.Url : ReceiverAddress.Check(request.Url, options.Value),
            Description = request.Description is null ? row.Description : Description(request.Description),
            Events = request.Events is null ? row.Events : EventPatterns.Check(request.Events),
            Enabled = enabled,
            DisabledAt = enabled ? null : row.DisabledAt ?? now,
            DisabledReason = enabled ? null : row.DisabledReason ?? $"Disabled by {operation.Caller.Name}.",
            FailingSince = enabled && !row.Enabled ? null : row.FailingSince,
            UpdatedAt = now,
            Version = row.Version + 1,
        };
        await CheckOthersAsync(write, changed, isNew: false);
        await write.WriteAsync(changed);
        var answer = Answer.Ok(WebhookView.Of(changed), WebhookJson.Default.WebhookView, changed.ETag());
        await write.CommitAsync(operation, answer, now, Audit(operation, changed, now, "webhook.updated"));
        await lanes.HastenAsync(id, cancellationToken); // what was wrong may be right now
        wake.Set();
        return answer;
    }

    /// <summary>Takes a webhook away, secrets and all; its deliveries are cleared up later (<see cref="DeliveryCleaner"/>).</summary>
    public async Task<Answer> DeleteAsync(Operation operation, string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = await LockAsync(write, operation, id);
        await write.ExecuteAsync("DELETE FROM webhook WHERE id = @id", new { id });
        return await write.CommitAsync(operation, Answer.NoContent, now, Audit(operation, row, now, "webhook.deleted"));
    }

    /// <summary>Gives a webhook a new secret; the one before signs too for a while, and any older one no more.</summary>
    public async Task<Answer> RotateAsync(Operation operation, string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var key = WebhookSecret.NewKey();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = await LockAsync(write, operation, id);
        var rotated = row with
        {
            Secret = seal.Close(key, WebhookSecret.Place(id)),
            PreviousSecret = row.Secret,
            PreviousSecretUntil = now + options.Value.SecretOverlap,
            UpdatedAt = now,
            Version = row.Version + 1,
        };
        await write.WriteAsync(rotated);
        var answer = Answer.Ok(WebhookView.Of(rotated, WebhookSecret.Text(key)), WebhookJson.Default.WebhookView, rotated.ETag());
        return await write.CommitAsync(operation, answer, now, Audit(operation, rotated, now, "webhook.secretRotated"));
    }

    /// <summary>Sends an event that belongs to no meeting, once.</summary>
    public async Task<Answer> TestAsync(Operation operation, string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = await LockEnabledAsync(write, operation, id);
        var data = JsonSerializer.Serialize(new WebhookTestData(id), WebhookJson.Default.WebhookTestData);
        var delivery = new DeliveryRow(id, Ids.New(), row.TenantId, MeetingId: "", Sequence: 0, now, WebhookTest.Type, data, DeliveryState.Pending, Attempts: 0, now);
        await write.WriteAsync(delivery);
        return await SendAsync(write, operation, row, delivery, now, "webhook.tested");
    }

    /// <summary>Sends an event again, in its place before those of its meeting that wait; one that still waits goes now.</summary>
    public async Task<Answer> RetryAsync(Operation operation, string id, string eventId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = await LockEnabledAsync(write, operation, id);
        await write.ExecuteAsync(
            """
            UPDATE webhook_delivery SET state = 'pending', first_attempt_at = NULL, next_attempt_at = NULL, finished_at = NULL
            WHERE webhook_id = @id AND event_id = @eventId
            """,
            new { id, eventId });
        var delivery = await write.FindAsync<DeliveryRow>(
            "SELECT to_jsonb(d)::text FROM webhook_delivery d WHERE webhook_id = @id AND event_id = @eventId", new { id, eventId })
            ?? throw WebhookStore.DeliveryNotFound(eventId);
        return await SendAsync(write, operation, row, delivery, now, "webhook.deliveryRetried");
    }

    private async Task<Answer> SendAsync(
        CheckedWrite write, Operation operation, WebhookRow row, DeliveryRow delivery, DateTimeOffset now, string action)
    {
        await write.ExecuteAsync(
            """
            INSERT INTO webhook_lane AS lane (webhook_id, meeting_id) VALUES (@WebhookId, @MeetingId)
            ON CONFLICT (webhook_id, meeting_id) DO UPDATE
            SET additions = lane.additions + 1, due_at = CASE WHEN lane.lease IS NULL THEN now() ELSE lane.due_at END
            """,
            delivery);
        var answer = Answer.Accepted(
            $"{Location(row.Id)}/deliveries/{delivery.EventId}", DeliveryView.Of(delivery), WebhookJson.Default.DeliveryView);
        await write.CommitAsync(operation, answer, now, Audit(operation, row, now, action));
        wake.Set();
        return answer;
    }

    private static async Task<WebhookRow> LockAsync(CheckedWrite write, Operation operation, string id) =>
        await write.FindAsync<WebhookRow>(
            "SELECT to_jsonb(w)::text FROM webhook w WHERE tenant_id = @TenantId AND id = @id FOR UPDATE", new { operation.Caller.TenantId, id })
        ?? throw WebhookStore.NotFound(id);

    private static async Task<WebhookRow> LockEnabledAsync(CheckedWrite write, Operation operation, string id) =>
        await LockAsync(write, operation, id) is { Enabled: true } row
            ? row
            : throw new RefusedException(RefusalCode.WebhookDisabled, "The webhook is disabled: enable it with PATCH {\"enabled\": true}.");

    // The tenant's row is locked, so that of two calls at once the second sees what the first has made.
    private async Task CheckOthersAsync(CheckedWrite write, WebhookRow row, bool isNew)
    {
        await write.ExecuteAsync("SELECT FROM tenant WHERE id = @TenantId FOR NO KEY UPDATE", new { row.TenantId });
        var others = await write.ListAsync<WebhookRow>(
            "SELECT to_jsonb(w)::text FROM webhook w WHERE tenant_id = @TenantId AND id <> @Id", new { row.TenantId, row.Id });
        if (isNew && others.Count >= options.Value.MaximumPerTenant)
            throw new RefusedException(RefusalCode.WebhookLimitReached, $"A tenant may have {options.Value.MaximumPerTenant} webhooks.");
        if (others.FirstOrDefault(other => other.Url == row.Url && other.MeetingId == row.MeetingId) is { } same)
            throw new RefusedException(RefusalCode.WebhookExists, $"Webhook {same.Id} is for this address already: change that one, or each event would arrive twice.");
    }

    private static async Task<string> FindMeetingAsync(CheckedWrite write, string tenantId, string meeting) =>
        (await write.ListAsync<string>(
            "SELECT to_jsonb(id)::text FROM meeting WHERE tenant_id = @tenantId AND (id = @meeting OR code = lower(@meeting))",
            new { tenantId, meeting })).SingleOrDefault()
        ?? throw new RefusedException(RefusalCode.MeetingNotFound, $"There is no meeting '{meeting}'.");

    private static string? Description(string? given) => given?.Trim() switch
    {
        null or "" => null,
        { Length: > MaximumDescription } => throw new RefusedException(RefusalCode.InvalidBody, $"description may have {MaximumDescription} characters."),
        var text => text.Replace('\0', '\uFFFD'),
    };

    private static AuditRow Audit(Operation operation, WebhookRow row, DateTimeOffset at, string action) =>
        AuditRow.Of(operation.Caller, row.MeetingId, at, action, Kind, row.Id);

    private static string Location(string id) => $"/api/v1/webhooks/{id}";
}
