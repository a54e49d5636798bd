namespace Conference.Recorder.Contracts;

/// <summary>A recording as others see it.</summary>
/// <param name="StartedAt">When Record took effect; null before that.</param>
/// <param name="StoppedAt">When Stop took effect; null before that.</param>
/// <param name="CompletedAt">When the final state was reached.</param>
/// <param name="Duration">Length of the finished MP4.</param>
/// <param name="SizeBytes">Size of the finished MP4 in bytes.</param>
/// <param name="Progress">0 to 1 while composing.</param>
/// <param name="ErrorCode">A stable code when failed, for example <c>ffmpeg_failed</c>.</param>
/// <param name="Error">What failed and the way out, when failed.</param>
public sealed record RecordingInfo(
    string Id,
    string MeetingId,
    string MeetingCode,
    string MeetingName,
    RecordingState State,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? StoppedAt,
    DateTimeOffset? CompletedAt,
    TimeSpan? Duration,
    long? SizeBytes,
    double? Progress,
    string? ErrorCode,
    string? Error);
