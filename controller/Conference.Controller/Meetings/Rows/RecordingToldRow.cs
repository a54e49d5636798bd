using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Rows;

/// <summary>How much of a recording its meeting has been told; written with the event.</summary>
[Table("recording_told", "recording_id")]
internal sealed record RecordingToldRow(string RecordingId, long Revision) : ILedgerRow;
