namespace Conference.Recorder.Contracts;

/// <summary>pending -> starting -> recording -> stopping -> composing -> completed, or failed from any of them.</summary>
public enum RecordingState
{
    Pending,
    Starting,
    Recording,
    Stopping,
    Composing,
    Completed,
    Failed,
}
