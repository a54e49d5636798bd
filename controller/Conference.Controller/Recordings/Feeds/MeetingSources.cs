using Conference.Recorder.Contracts;
using Conference.Recorder.Remote;

namespace Conference.Controller.Recordings.Feeds;

/// <summary>Takes a meeting from this process where it runs here, and from its own process where it does not.</summary>
internal sealed class MeetingSources(MeetingSource local, RemoteMeetingSource remote) : IMeetingSource
{
    public Task<IMeetingFeed> OpenAsync(RecordingJob job, CancellationToken cancellationToken) =>
        job.MediaNode is null ? local.OpenAsync(job, cancellationToken) : remote.OpenAsync(job, cancellationToken);
}
