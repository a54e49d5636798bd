using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Live;

/// <param name="Value">JSON; null when it was taken away.</param>
[Table("participant_state", "participant_id, key")]
internal sealed record OwnStateRow(
    string ParticipantId, string Key, string TenantId, string MeetingId, [property: RawJson] string? Value, DateTimeOffset UpdatedAt) : ILedgerRow;
