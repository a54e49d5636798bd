using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Rows;

/// <summary>An event of a meeting: what clients replay after a reconnect and what webhooks deliver.</summary>
[Table("outbox_event", "id", AppendOnly = true)]
internal sealed record OutboxRow(
    string Id,
    string TenantId,
    string MeetingId,
    long Sequence,
    DateTimeOffset At,
    string Type,
    [property: RawJson] string? Audience,
    [property: RawJson] string Data) : ILedgerRow;
