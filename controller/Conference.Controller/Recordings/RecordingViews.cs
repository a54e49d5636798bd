using Conference.Controller.Meetings;
using Conference.Controller.Recordings.Jobs;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>Recordings as the people in their meetings see them.</summary>
internal static class RecordingViews
{
    public static RecordingView Of(RecordingRow row) => new(
        row.Id,
        row.MeetingId,
        row.MeetingCode,
        row.MeetingName,
        row.State,
        row.RequestedAt,
        row.StartedAt,
        row.StoppedAt,
        row.CompletedAt,
        row.DurationSeconds,
        row.SizeBytes,
        row.Progress,
        row.ErrorCode,
        row.Error,
        row.PausedAt,
        row.PausedSeconds);

    /// <summary>What was known of it, and what its recorder says that could not be written yet.</summary>
    public static RecordingView Of(RecordingView known, JobReport report) => known with
    {
        State = report.State,
        StartedAt = report.StartedAt ?? known.StartedAt,
        StoppedAt = report.StoppedAt ?? known.StoppedAt,
        PausedAt = report.PausedAt,
        PausedSeconds = report.PausedFor.TotalSeconds,
        DurationSeconds = report.Duration?.TotalSeconds ?? known.DurationSeconds,
        Progress = report.Progress,
        ErrorCode = report.ErrorCode,
        Error = report.Error,
    };
}
