namespace Conference.Recorder.Contracts;

/// <summary>Where a recorder finds the meetings it is asked to record.</summary>
public interface IMeetingSource
{
    /// <summary>Opens a feed of one meeting: what is there now, then every change.</summary>
    /// <exception cref="MeetingNotFoundException">No such meeting runs.</exception>
    Task<IMeetingFeed> OpenAsync(string meetingId, CancellationToken cancellationToken);
}
