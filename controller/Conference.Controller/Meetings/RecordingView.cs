using Conference.Recorder.Contracts;

namespace Conference.Controller.Meetings;

/// <summary>A recording as clients see it.</summary>
internal sealed record RecordingView(
    string Id,
    string MeetingId,
    string MeetingCode,
    string MeetingName,
    RecordingState State,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? StoppedAt,
    DateTimeOffset? CompletedAt,
    double? DurationSeconds,
    long? SizeBytes,
    double? Progress,
    string? ErrorCode,
    string? Error)
{
    public static RecordingView Of(RecordingInfo info) => new(
        info.Id,
        info.MeetingId,
        info.MeetingCode,
        info.MeetingName,
        info.State,
        info.RequestedAt,
        info.StartedAt,
        info.StoppedAt,
        info.CompletedAt,
        info.Duration?.TotalSeconds,
        info.SizeBytes,
        info.Progress,
        info.ErrorCode,
        info.Error);
}
