using Conference.Controller.Storage;

namespace Conference.Controller.Tests.Webhooks;

/// <summary>An event as a meeting writes it, without the meeting.</summary>
[Table("outbox_event", "id", AppendOnly = true)]
internal sealed record OutboxEventRow(
    string Id,
    string TenantId,
    string MeetingId,
    long Sequence,
    DateTimeOffset At,
    string Type,
    [property: RawJson] string? Audience,
    [property: RawJson] string Data) : ILedgerRow;
