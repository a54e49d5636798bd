using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Rows;

[Table("meeting", "id")]
internal sealed record MeetingRow(
    string Id,
    string TenantId,
    string Code,
    string Name,
    string Kind,
    string Status,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    string? Recurrence,
    string? Region,
    int? Capacity,
    string? PasscodeHash,
    [property: RawJson] string Settings,
    bool Locked,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? EndedAt,
    string? EndReason,
    long Version,
    long Sequence) : ILedgerRow;
