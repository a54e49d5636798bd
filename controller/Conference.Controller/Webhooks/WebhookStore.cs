using Conference.Controller.Errors;
using Conference.Controller.Storage;

namespace Conference.Controller.Webhooks;

/// <summary>Reads webhooks and their deliveries; what is another tenant's does not exist.</summary>
internal sealed class WebhookStore(Database database)
{
    /// <summary>Newest first, as ids grow with time.</summary>
    public Task<IReadOnlyList<WebhookRow>> ListAsync(string tenantId, string? before, int limit, CancellationToken cancellationToken) =>
        database.RowsAsync<WebhookRow>(
            "WHERE tenant_id = @tenantId AND (@before::text IS NULL OR id < @before) ORDER BY id DESC LIMIT @limit",
            new { tenantId, before, limit },
            cancellationToken);

    public async Task<WebhookRow> GetAsync(string tenantId, string id, CancellationToken cancellationToken) =>
        (await database.RowsAsync<WebhookRow>("WHERE tenant_id = @tenantId AND id = @id", new { tenantId, id }, cancellationToken))
        .SingleOrDefault() ?? throw NotFound(id);

    /// <summary>Newest first, as the ids of events grow with time.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> ListDeliveriesAsync(
        string tenantId, string webhookId, DeliveryState? state, string? before, int limit, CancellationToken cancellationToken)
    {
        await GetAsync(tenantId, webhookId, cancellationToken);
        return await database.RowsAsync<DeliveryRow>(
            """
            WHERE webhook_id = @webhookId AND (@state::text IS NULL OR state = @state) AND (@before::text IS NULL OR event_id < @before)
            ORDER BY event_id DESC LIMIT @limit
            """,
            new { webhookId, state = state?.Word(), before, limit },
            cancellationToken);
    }

    public async Task<DeliveryRow> GetDeliveryAsync(string tenantId, string webhookId, string eventId, CancellationToken cancellationToken)
    {
        await GetAsync(tenantId, webhookId, cancellationToken);
        var found = await database.RowsAsync<DeliveryRow>(
            "WHERE webhook_id = @webhookId AND event_id = @eventId", new { webhookId, eventId }, cancellationToken);
        return found.SingleOrDefault() ?? throw DeliveryNotFound(eventId);
    }

    public static RefusedException NotFound(string id) => new(RefusalCode.WebhookNotFound, $"There is no webhook '{id}'.");

    public static RefusedException DeliveryNotFound(string eventId) =>
        new(RefusalCode.DeliveryNotFound, $"The webhook has no delivery '{eventId}'; those that are finished are kept for some days only.");
}
