using Conference.Recorder.Journal;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Capture;

/// <summary>Records a whole meeting from Record to its end: follows the feed and keeps one capture per track.</summary>
internal sealed partial class CaptureSession : IAsyncDisposable
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(250);
    private const int TicksPerHeartbeat = 2;

    // What happens in the meeting, what its owner asks for and the ticks take turns.
    private readonly Lock _gate = new();
    private readonly CaptureContext _context;
    private readonly ILogger _logger;
    private readonly Dictionary<string, ParticipantTap> _participants = [];
    private readonly Dictionary<string, TrackCapture> _tracks = [];
    private readonly List<Task> _endings = [];
    private readonly CancellationTokenSource _stopping = new();
    private EndReason _reason = EndReason.MeetingEnded;
    private int _trackCount;
    private bool _closed;

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

    /// <summary>Stops the clock and finishes every file: what comes from now on is recorded nowhere.</summary>
    public async Task PauseAsync()
    {
        Task suspended;
        lock (_gate)
        {
            if (_closed || !Clock.TryPause())
                return;

            Note(new RecordingPaused(Clock.Now, Clock.Time.GetUtcNow()));
            suspended = Task.WhenAll(_tracks.Values.Select(track => track.SuspendAsync()));
        }

        await suspended;

        // Whoever asked for it may rely on it, even if this process is killed next.
        await _context.Journal.FlushAsync();
    }

    public async Task ResumeAsync()
    {
        lock (_gate)
        {
            var at = Clock.Now;
            if (_closed || !Clock.TryResume())
                return;

            Note(new RecordingResumed(at, Clock.Time.GetUtcNow()));
            foreach (var track in _tracks.Values)
                track.Continue();
        }

        await _context.Journal.FlushAsync();
    }

    /// <remarks>The token source has no timer and so nothing to dispose of; a late Stop may still touch it.</remarks>
    public async ValueTask DisposeAsync() => await StopAsync(EndReason.RecorderShutDown);

    private async Task<EndReason> RunAsync()
    {
        // Nothing here may run on the caller, who has others to serve.
        await Task.Yield();
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var watch = WatchAsync(watching.Token);
        try
        {
            await foreach (var change in _context.Feed.ReadAllAsync(_stopping.Token))
            {
                lock (_gate)
                    Apply(change);
            }
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

        await watching.CancelAsync();
        await watch;
        var reason = _reason;
        await CloseAsync(reason);
        return reason;
    }

    /// <summary>
    /// Keeps every track going, shows twice a second that the recording lives, and stops it when its files can no longer be written.
    /// </summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TickInterval, Clock.Time);
        try
        {
            for (var tick = 1; await timer.WaitForNextTickAsync(cancellationToken); tick++)
            {
                Tick(isHeartbeat: tick % TicksPerHeartbeat == 0);
                if (await FindFaultAsync() is not { } fault)
                    continue;

                LogStorageFailed(fault, _context.Folder.Id);
                _reason = EndReason.StorageFailed;
                await _stopping.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The capture is over.
        }
    }

    private void Tick(bool isHeartbeat)
    {
        lock (_gate)
        {
            var now = Clock.Now;
            foreach (var track in _tracks.Values)
                track.Tick(now);
            if (isHeartbeat && !Clock.IsPaused)
                Note(new StillRecording(now));
        }
    }

    private async Task<Exception?> FindFaultAsync()
    {
        if (_context.Journal.Broken.IsCompleted)
            return await _context.Journal.Broken;
        return _context.Disk.Broken.IsCompleted ? await _context.Disk.Broken : null;
    }

    private async Task CloseAsync(EndReason reason)
    {
        double endedAt;
        lock (_gate)
        {
            _closed = true;
            endedAt = Clock.Now;
            Clock.TryPause();
            foreach (var trackId in _tracks.Keys.ToArray())
                EndTrack(trackId, reason);
        }

        await Task.WhenAll(_endings);
        foreach (var participant in _participants.Values)
            await participant.DisposeAsync();

        // A shutdown leaves the journal open-ended, but up to date: the next start takes the recording up from here.
        Note(reason == EndReason.RecorderShutDown ? new StillRecording(endedAt) : new RecordingEnded(endedAt, reason.ToString()));
        await _context.Feed.DisposeAsync();
        await _context.Disk.DisposeAsync();
        await _context.Journal.DisposeAsync();
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

    private static async Task EndAsync(ParticipantTap participant) => await participant.DisposeAsync();

    [LoggerMessage(4001, LogLevel.Error, "Recording {RecordingId}: the meeting's feed failed; what was captured is kept")]
    private partial void LogFeedFailed(Exception exception, string recordingId);

    [LoggerMessage(4002, LogLevel.Error, "Recording {RecordingId}: its files cannot be written; the recording stops here")]
    private partial void LogStorageFailed(Exception exception, string recordingId);

    [LoggerMessage(4003, LogLevel.Error, "Recording {RecordingId}: no UDP port could be opened for participant {ParticipantId}")]
    private partial void LogNoPort(Exception exception, string recordingId, string participantId);
}
