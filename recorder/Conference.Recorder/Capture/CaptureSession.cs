using Conference.Recorder.Journal;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Capture;

/// <summary>Records a whole meeting from Record to its end: follows the feed and keeps one capture per track.</summary>
internal sealed partial class CaptureSession : IAsyncDisposable
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(1);

    private readonly CaptureContext _context;
    private readonly ILogger _logger;
    private readonly Dictionary<string, ParticipantTap> _participants = [];
    private readonly Dictionary<string, TrackCapture> _tracks = [];
    private readonly List<Task> _endings = [];
    private readonly CancellationTokenSource _stopping = new();
    private EndReason _reason = EndReason.MeetingEnded;
    private int _trackCount;

    private CaptureSession(CaptureContext context)
    {
        _context = context;
        _logger = context.Logger;
    }

    /// <summary>Completes with the reason when the capture is over and every file is finished; never fails.</summary>
    public Task<EndReason> Completion { get; private set; } = null!;

    public RecordingClock Clock => _context.Clock;

    /// <summary>Takes over the feed and the journal of the context.</summary>
    public static CaptureSession Start(CaptureContext context)
    {
        var session = new CaptureSession(context);
        session.Completion = session.RunAsync();
        return session;
    }

    /// <summary>Ends the capture; the first reason counts.</summary>
    public async Task<EndReason> StopAsync(EndReason reason)
    {
        if (!Completion.IsCompleted && !_stopping.IsCancellationRequested)
        {
            _reason = reason;
            await _stopping.CancelAsync();
        }

        return await Completion;
    }

    /// <remarks>The token source has no timer and so nothing to dispose of; a late Stop may still touch it.</remarks>
    public async ValueTask DisposeAsync() => await StopAsync(EndReason.RecorderShutDown);

    private async Task<EndReason> RunAsync()
    {
        // Nothing here may run on the caller, who holds the director's gate.
        await Task.Yield();
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var watch = WatchAsync(watching.Token);
        try
        {
            await foreach (var change in _context.Feed.ReadAllAsync(_stopping.Token))
                Apply(change);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped: the normal end.
        }
        catch (Exception exception)
        {
            // The feed is foreign code. What was captured so far is kept and composed whatever happened to it.
            _reason = EndReason.FeedFailed;
            LogFeedFailed(exception, _context.Folder.Id);
        }

        var endedAt = _context.Clock.Now;
        await watching.CancelAsync();
        await watch;
        var reason = _reason;
        await CloseAsync(endedAt, reason);
        return reason;
    }

    /// <summary>Shows once a second that the recording lives, and stops it when its journal can no longer be written.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(HeartbeatInterval, _context.Clock.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                _context.Journal.Append(new StillRecording(_context.Clock.Now));
                if (!_context.Journal.Broken.IsCompleted)
                    continue;

                LogJournalBroken(await _context.Journal.Broken, _context.Folder.Id);
                _reason = EndReason.StorageFailed;
                await _stopping.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The capture is over.
        }
    }

    private async Task CloseAsync(double endedAt, EndReason reason)
    {
        foreach (var trackId in _tracks.Keys.ToArray())
            EndTrack(trackId, reason);
        await Task.WhenAll(_endings);
        foreach (var participant in _participants.Values)
            await participant.DisposeAsync();

        // A shutdown leaves the journal open-ended: the next start takes the recording up from here.
        if (reason != EndReason.RecorderShutDown)
            _context.Journal.Append(new RecordingEnded(endedAt, reason.ToString()));
        await _context.Feed.DisposeAsync();
        _context.Outlet.Dispose();
        _context.Journal.Dispose();
    }

    private void EndTrack(string trackId, EndReason reason)
    {
        if (!_tracks.Remove(trackId, out var track))
            return;

        _endings.RemoveAll(ending => ending.IsCompletedSuccessfully);
        _endings.Add(EndAsync(track, reason));
    }

    private static async Task EndAsync(TrackCapture track, EndReason reason)
    {
        await track.EndAsync(reason);
        await track.DisposeAsync();
    }

    [LoggerMessage(4001, LogLevel.Error, "Recording {RecordingId}: the meeting's feed failed; what was captured is kept")]
    private partial void LogFeedFailed(Exception exception, string recordingId);

    [LoggerMessage(4002, LogLevel.Error, "Recording {RecordingId}: its journal cannot be written; the recording stops here")]
    private partial void LogJournalBroken(Exception exception, string recordingId);

    [LoggerMessage(4003, LogLevel.Error, "Recording {RecordingId}: no UDP port could be opened for participant {ParticipantId}")]
    private partial void LogNoPort(Exception exception, string recordingId, string participantId);
}
