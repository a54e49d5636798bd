using System.Net.WebSockets;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Remote;

/// <summary>Opens meetings that run in other processes.</summary>
public sealed class RemoteMeetingSource(IOptions<RemoteFeedOptions> options, TimeProvider time, ILogger<RemoteMeetingSource> logger) : IMeetingSource
{
    /// <inheritdoc/>
    public async Task<IMeetingFeed> OpenAsync(RecordingJob job, CancellationToken cancellationToken)
    {
        var node = job.MediaNode ?? throw new ArgumentException($"Recording {job.Id} does not say where its meeting runs.", nameof(job));
        try
        {
            return await RemoteMeetingFeed.OpenAsync(job, node, options.Value, time, logger, cancellationToken);
        }
        catch (FeedRefusedException refused) when (refused.Code is "meeting_not_found" or "meeting_ended")
        {
            throw new MeetingNotFoundException(job.MeetingId);
        }
        catch (FeedRefusedException refused)
        {
            throw new RecorderUnavailableException("feed_refused", $"{node.Authority} refused the feed: {refused.Message}", refused);
        }
        catch (Exception exception) when (exception is WebSocketException or TimeoutException)
        {
            throw new RecorderUnavailableException(
                "feed_unreachable",
                $"The meeting runs at {node.Authority}, which this recorder does not reach: {exception.Message} Check that process's Feed:Address.",
                exception);
        }
    }
}
