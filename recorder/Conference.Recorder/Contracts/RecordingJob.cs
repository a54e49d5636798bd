namespace Conference.Recorder.Contracts;

/// <summary>A recording as it is given to a recorder.</summary>
/// <param name="Id">32 lower-case hexadecimal digits; names the recording's folder.</param>
/// <param name="MediaNode">Internal address of the process that runs the meeting's media; null when it is this one.</param>
public sealed record RecordingJob(
    string Id,
    string TenantId,
    string MeetingId,
    string MeetingCode,
    string MeetingName,
    RecordingSettings Settings,
    DateTimeOffset RequestedAt,
    Uri? MediaNode = null);
