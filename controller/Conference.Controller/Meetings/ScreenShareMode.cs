namespace Conference.Controller.Meetings;

/// <summary>How many people may share their screens at a time.</summary>
internal enum ScreenShareMode
{
    One,
    Many,
}
