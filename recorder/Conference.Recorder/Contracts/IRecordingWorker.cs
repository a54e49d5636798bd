namespace Conference.Recorder.Contracts;

/// <summary>The recorder of this process, for what cannot go through the store of the jobs.</summary>
public interface IRecordingWorker
{
    /// <summary>The disk that holds this recorder's recordings, in <see cref="RecorderBeat.StorageId"/>.</summary>
    /// <exception cref="RecorderUnavailableException">The data folder cannot be written.</exception>
    string StorageId { get; }

    /// <summary>The recordings in this recorder's hands.</summary>
    IReadOnlyList<JobChange> Running { get; }

    /// <summary>Raised when a recording of this recorder comes into another state, also while the store is away; handlers only pass it on.</summary>
    event EventHandler<JobChange>? Changed;

    /// <summary>Pauses, resumes or stops a capture of this very process without asking the store; false when it has none of that meeting.</summary>
    bool TryOrder(string meetingId, DesiredCapture desired);
}
