namespace Conference.Recorder.Contracts;

/// <summary>What people want of a capture.</summary>
public enum DesiredCapture
{
    Recording,
    Paused,
    Stopped,
}
