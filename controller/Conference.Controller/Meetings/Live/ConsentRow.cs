using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Live;

[Table("recording_consent", "recording_id, participant_id")]
internal sealed record ConsentRow(
    string RecordingId, string ParticipantId, string TenantId, string MeetingId, bool Granted, DateTimeOffset At) : ILedgerRow;
