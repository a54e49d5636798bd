using Conference.Recorder.Capture;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Director;

/// <summary>One recording in the director's hands.</summary>
internal sealed class Recording(RecordingFolder folder, RecordingInfo info)
{
    private volatile RecordingInfo _info = info;

    public RecordingFolder Folder { get; } = folder;

    public RecordingInfo Info => _info;

    /// <summary>Null before the capture runs and for recordings taken up from disk.</summary>
    public CaptureSession? Session { get; set; }

    public bool IsFinal => Info.State is RecordingState.Completed or RecordingState.Failed;

    public void Become(RecordingInfo info) => _info = info;
}
