using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Rows;

[Table("recording", "id")]
internal sealed record RecordingRow(
    string Id,
    string TenantId,
    string MeetingId,
    string MeetingCode,
    string MeetingName,
    string State,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? StoppedAt,
    DateTimeOffset? CompletedAt,
    double? DurationSeconds,
    long? SizeBytes,
    string? ErrorCode,
    string? Error,
    DateTimeOffset UpdatedAt) : ILedgerRow;
