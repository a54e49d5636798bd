using Conference.Controller.Api;
using Conference.Controller.Meetings.Rows;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Meetings;

internal static class RecordingRows
{
    public static RecordingRow Of(string tenantId, RecordingInfo info, DateTimeOffset at) => new(
        info.Id,
        tenantId,
        info.MeetingId,
        info.MeetingCode,
        info.MeetingName,
        Words.Of(info.State),
        info.RequestedAt,
        info.StartedAt,
        info.StoppedAt,
        info.CompletedAt,
        info.Duration?.TotalSeconds,
        info.SizeBytes,
        info.ErrorCode,
        info.Error,
        at);
}
