using System.Text.Json;

namespace Conference.Controller.Webhooks;

/// <summary>The body of a delivery: an event of the outbox.</summary>
/// <param name="Id">Stays over retries: receivers deduplicate by it.</param>
/// <param name="Sequence">The event's number in its meeting.</param>
internal sealed record WebhookMessage(
    string Id, string Type, DateTimeOffset At, string TenantId, string? MeetingId, long Sequence, JsonElement Data);
