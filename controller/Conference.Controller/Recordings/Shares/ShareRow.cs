using Conference.Controller.Storage;

namespace Conference.Controller.Recordings.Shares;

/// <summary>A link to a recording. Its token is known to whoever has the link, and to nobody here.</summary>
[Table("recording_share", "id")]
internal sealed record ShareRow(
    string Id,
    string TenantId,
    string RecordingId,
    string TokenHash,
    string? Label,
    string? PasscodeHash,
    bool Download,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    long Views,
    DateTimeOffset? LastViewedAt) : ILedgerRow;
