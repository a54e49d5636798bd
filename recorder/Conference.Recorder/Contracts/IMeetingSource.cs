namespace Conference.Recorder.Contracts;

/// <summary>Where a recorder finds the meetings it is asked to record.</summary>
public interface IMeetingSource
{
    /// <summary>Opens a feed of a job's meeting: what is there now, then every change, of those who may be in that recording.</summary>
    /// <exception cref="MeetingNotFoundException">No such meeting runs.</exception>
    Task<IMeetingFeed> OpenAsync(RecordingJob job, CancellationToken cancellationToken);
}
