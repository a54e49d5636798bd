namespace Conference.Controller.Meetings;

internal enum LeaveReason
{
    Left,

    /// <summary>No connection for longer than the grace period.</summary>
    Lost,
}
