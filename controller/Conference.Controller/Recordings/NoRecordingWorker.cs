using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>Where this process records nothing itself.</summary>
internal sealed class NoRecordingWorker : IRecordingWorker
{
    public event EventHandler<JobChange>? Changed
    {
        add { }
        remove { }
    }

    public string StorageId => string.Empty;

    public IReadOnlyList<JobChange> Running => [];

    public bool TryOrder(string meetingId, DesiredCapture desired) => false;
}
