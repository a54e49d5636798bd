namespace Conference.Controller.Meetings;

internal enum MeetingStatus
{
    Open,
    Ended,
}

internal sealed record MeetingView(
    string Id, string Code, string Name, MeetingStatus Status, DateTimeOffset CreatedAt, int ParticipantCount, RecordingView? Recording);
