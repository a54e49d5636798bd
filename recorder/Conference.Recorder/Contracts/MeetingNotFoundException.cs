namespace Conference.Recorder.Contracts;

public sealed class MeetingNotFoundException(string meetingId)
    : InvalidOperationException($"Meeting {meetingId} is not running: it never was, or it has ended.")
{
    public string MeetingId { get; } = meetingId;
}
