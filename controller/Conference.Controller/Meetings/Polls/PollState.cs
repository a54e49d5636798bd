namespace Conference.Controller.Meetings.Polls;

internal enum PollState
{
    Open,
    Closed,
}
