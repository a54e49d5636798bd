using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Rows;

[Table("participant", "id")]
internal sealed record ParticipantRow(
    string Id,
    string TenantId,
    string MeetingId,
    string UserId,
    string DisplayName,
    string Role,
    [property: RawJson] string Grants,
    string State,
    string? Reason,
    DateTimeOffset? HandRaisedAt,
    DateTimeOffset JoinedAt,
    DateTimeOffset? LeftAt,
    DateTimeOffset UpdatedAt,
    long Version) : ILedgerRow;
