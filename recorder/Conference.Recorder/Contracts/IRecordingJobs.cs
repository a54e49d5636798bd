namespace Conference.Recorder.Contracts;

/// <summary>
/// The recordings that are to be made, as recorders share them. Each job is held by one recorder at a time, by a lease that it renews.
/// Every member may throw <see cref="JobStoreUnavailableException"/>.
/// </summary>
public interface IRecordingJobs
{
    /// <summary>Tells that the recorder lives, and renews its leases.</summary>
    /// <returns>What is wanted of each recording that is still the recorder's; those that are missing are lost.</returns>
    Task<IReadOnlyDictionary<string, DesiredCapture>> RenewAsync(
        RecorderBeat recorder, IReadOnlyList<JobLease> leases, CancellationToken cancellationToken);

    /// <summary>Takes jobs that nobody holds and that this recorder can do: new ones, and those whose files are on its disk.</summary>
    /// <param name="captures">How many more meetings it can record.</param>
    /// <param name="others">How many more recordings it can compose or upload.</param>
    Task<IReadOnlyList<ClaimedJob>> ClaimAsync(RecorderBeat recorder, int captures, int others, CancellationToken cancellationToken);

    /// <summary>Writes how far a recording is.</summary>
    Task<JobWrite> ReportAsync(JobLease lease, JobReport report, CancellationToken cancellationToken);

    /// <summary>Gives a job back as it is, because the recorder shuts down.</summary>
    Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken);

    /// <summary>Ends when there may be something new, or after <paramref name="atMost"/>: a hint, never the truth.</summary>
    Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken);
}
