using System.Text.Json.Serialization;
using Conference.Controller.Hosting;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Meetings;

/// <summary>A recording as the people in its meeting see it.</summary>
/// <param name="PausedAt">Since when it is paused; null when it is not.</param>
/// <param name="PausedSeconds">Length of the pauses that are over.</param>
/// <param name="Progress">0 to 1 while composing or uploading.</param>
internal sealed record RecordingView(
    string Id,
    string MeetingId,
    string MeetingCode,
    string MeetingName,
    [property: JsonConverter(typeof(CamelCaseEnumConverter<RecordingState>))] RecordingState State,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? StoppedAt,
    DateTimeOffset? CompletedAt,
    double? DurationSeconds,
    long? SizeBytes,
    double? Progress,
    string? ErrorCode,
    string? Error,
    DateTimeOffset? PausedAt = null,
    double PausedSeconds = 0)
{
    public bool IsFinal => State is RecordingState.Completed or RecordingState.Failed;
}
