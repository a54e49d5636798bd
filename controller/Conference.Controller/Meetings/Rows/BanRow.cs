using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Rows;

/// <summary>Somebody who may not come back, known by account and by device.</summary>
[Table("ban", "id")]
internal sealed record BanRow(
    string Id,
    string TenantId,
    string MeetingId,
    string UserId,
    string? KeyThumbprint,
    string DisplayName,
    string BannedBy,
    DateTimeOffset At,
    DateTimeOffset? LiftedAt) : ILedgerRow;
