using Conference.Controller.Storage;

namespace Conference.Controller.Webhooks;

/// <summary>One event for one webhook, and how delivering it goes.</summary>
/// <param name="MeetingId">Empty for what belongs to no meeting.</param>
/// <param name="FirstAttemptAt">Of this round: sending again starts a new one.</param>
/// <param name="NextAttemptAt">Null while it waits for its turn.</param>
[Table("webhook_delivery", "webhook_id, event_id")]
internal sealed record DeliveryRow(
    string WebhookId,
    string EventId,
    string TenantId,
    string MeetingId,
    long Sequence,
    DateTimeOffset At,
    string Type,
    [property: RawJson] string Data,
    DeliveryState State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FirstAttemptAt = null,
    DateTimeOffset? LastAttemptAt = null,
    DateTimeOffset? NextAttemptAt = null,
    DateTimeOffset? FinishedAt = null,
    int? LastStatus = null,
    string? LastError = null,
    string? LastResponse = null,
    int? DurationMs = null) : ILedgerRow;
