namespace Conference.Recorder.Contracts;

/// <summary>A recording as it is given to a recorder.</summary>
/// <param name="Id">32 lower-case hexadecimal digits; names the recording's folder.</param>
public sealed record RecordingJob(
    string Id,
    string TenantId,
    string MeetingId,
    string MeetingCode,
    string MeetingName,
    RecordingSettings Settings,
    DateTimeOffset RequestedAt);
