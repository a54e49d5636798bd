namespace Conference.Recorder.Contracts;

public sealed record RecordingRequest(string MeetingId, string MeetingCode, string MeetingName);
