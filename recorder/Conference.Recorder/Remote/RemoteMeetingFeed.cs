using System.Net.WebSockets;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Remote;

/// <summary>A meeting in another process. When the connection breaks it goes on where it was, or with the meeting's present state.</summary>
internal sealed partial class RemoteMeetingFeed : IMeetingFeed
{
    private static readonly TimeSpan FarewellTimeout = TimeSpan.FromSeconds(2);

    private readonly RecordingJob _job;
    private readonly Uri _node;
    private readonly RemoteFeedOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<FeedEvent> _events = Channel.CreateUnbounded<FeedEvent>();
    private readonly KnownPeople _people;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new(); // which connection is the present one, and up to where it was read
    private TaskCompletionSource<FeedConnection> _present = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _following = Task.CompletedTask;
    private FeedConnection? _current; // what _present was completed with
    private string? _session;
    private bool _isOver;
    private long _received;

    private RemoteMeetingFeed(RecordingJob job, Uri node, RemoteFeedOptions options, TimeProvider time, ILogger logger)
    {
        (_job, _node, _options, _time, _logger) = (job, node, options, time, logger);
        _people = new KnownPeople(feedEvent => _events.Writer.TryWrite(feedEvent));
    }

    public bool IsRemote => true;

    public static async Task<RemoteMeetingFeed> OpenAsync(
        RecordingJob job, Uri node, RemoteFeedOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var feed = new RemoteMeetingFeed(job, node, options, time, logger);
        var connection = await feed.ConnectAsync(cancellationToken);
        feed._following = feed.FollowAsync(connection);
        return feed;
    }

    public IAsyncEnumerable<FeedEvent> ReadAllAsync(CancellationToken cancellationToken) => _events.Reader.ReadAllAsync(cancellationToken);

    public Task<TrackTap> TapAsync(string trackId, TapDestination destination, CancellationToken cancellationToken) => CallAsync(
        trackId, FeedProtocol.Tap, new FeedTapRequest(trackId, destination), FeedJson.Default.FeedTapRequest, FeedJson.Default.TrackTap, cancellationToken);

    public Task ResumeAsync(string trackId, CancellationToken cancellationToken) => CallAsync(
        trackId, FeedProtocol.Resume, new FeedTrackRequest(trackId), FeedJson.Default.FeedTrackRequest, FeedJson.Default.FeedNothing, cancellationToken);

    public Task RequestKeyFrameAsync(string trackId, CancellationToken cancellationToken) => CallAsync(
        trackId, FeedProtocol.RequestKeyFrame, new FeedTrackRequest(trackId), FeedJson.Default.FeedTrackRequest, FeedJson.Default.FeedNothing, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested)
            return;
        await FarewellAsync();
        await _closing.CancelAsync();
        await _following;
        _events.Writer.TryComplete();
        _closing.Dispose();
    }

    /// <summary>Asks the present connection, or the next one while there is none.</summary>
    /// <exception cref="TrackNotFoundException">The track is not there, or its feed was cut off before the answer came.</exception>
    private async Task<TResult> CallAsync<TParameters, TResult>(
        string trackId, string method, TParameters parameters, JsonTypeInfo<TParameters> parametersType, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken)
    {
        var session = Volatile.Read(ref _session);
        while (Volatile.Read(ref _session) == session && !Volatile.Read(ref _isOver))
        {
            try
            {
                var connection = await Present().WaitAsync(cancellationToken);
                return await connection.CallAsync(method, parameters, parametersType, resultType, cancellationToken);
            }
            catch (FeedRefusedException refused) when (refused.Code == "producer_not_found")
            {
                break;
            }
            catch (WebSocketException)
            {
                // What is asked can be asked twice: again on the next connection, if that goes on with the same feed.
            }
        }

        throw new TrackNotFoundException(trackId);
    }

    private Task<FeedConnection> Present()
    {
        lock (_lock)
        {
            if (!_isOver && _current is { Completion.IsCompleted: true })
            {
                _current = null;
                _present = new TaskCompletionSource<FeedConnection>(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return _present.Task;
        }
    }

    // The other side ends the taps at once instead of waiting for us to come back. It is told, not asked.
    private async Task FarewellAsync()
    {
        if (!Present().IsCompletedSuccessfully)
            return;
        try
        {
            using var timeout = new CancellationTokenSource(FarewellTimeout, _time);
            var connection = await Present();
            await connection.CallAsync(
                FeedProtocol.Close, new FeedNothing(), FeedJson.Default.FeedNothing, FeedJson.Default.FeedNothing, timeout.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or FeedRefusedException)
        {
            // It ends the feed by itself when nobody comes back for it.
        }
    }

    [LoggerMessage(4301, LogLevel.Warning, "Recording {RecordingId}: the connection to {Node} broke; its feed is gone on with when it is reached again")]
    private partial void LogBroken(string recordingId, string node);

    [LoggerMessage(4302, LogLevel.Information, "Recording {RecordingId}: {Node} is reached again; resumed: {Resumed}")]
    private partial void LogBack(string recordingId, string node, bool resumed);

    [LoggerMessage(4303, LogLevel.Error, "Recording {RecordingId}: {Node} was out of reach for {Seconds} s; the capture ends with what it has")]
    private partial void LogGivenUp(Exception? exception, string recordingId, string node, double seconds);
}
