using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Rows;

[Table("connection", "id")]
internal sealed record ConnectionRow(
    string Id,
    string TenantId,
    string MeetingId,
    string ParticipantId,
    string KeyThumbprint,
    string Endpoint,
    string? Address,
    DateTimeOffset ConnectedAt,
    DateTimeOffset? DisconnectedAt) : ILedgerRow;
