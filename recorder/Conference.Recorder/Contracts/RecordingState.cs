namespace Conference.Recorder.Contracts;

/// <summary>
/// pending -> starting -> recording &lt;-> paused -> stopping -> composing -> uploading -> completed, or failed from any of them. A
/// failed recording is on the dead-letter list: its files are kept and a retry goes on from them.
/// </summary>
public enum RecordingState
{
    Pending,
    Starting,
    Recording,
    Paused,
    Stopping,
    Composing,
    Uploading,
    Completed,
    Failed,
}
