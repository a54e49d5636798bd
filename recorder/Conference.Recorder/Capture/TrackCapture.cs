using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Conference.Recorder.Rtp;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Capture;

/// <summary>Records one track from its start to its end: one take for each stretch between the recording's pauses.</summary>
internal sealed partial class TrackCapture : IAsyncDisposable
{
    // Seconds of pictures that may be decoded before a scene begins.
    private const double RecentEntry = 2;

    private readonly Lock _lock = new();
    private readonly CaptureContext _context;
    private readonly ILogger _logger;
    private readonly TrackStarted _track;
    private readonly ParticipantTap _participant;
    private readonly KeyFrameRequester? _keyFrames;
    private readonly SilenceWatch _silence;
    private readonly string _name;
    private readonly CancellationTokenSource _ending = new();
    private readonly List<Task> _closing = [];
    private TrackTap? _tap;
    private Depacketizer? _depacketizer;
    private Take? _take;
    private int _takes;
    private volatile bool _muted;
    private Task _tapping = Task.CompletedTask;

    private TrackCapture(CaptureContext context, TrackStarted track, ParticipantTap participant, int number)
    {
        _context = context;
        _logger = context.Logger;
        _muted = track.Paused;
        _track = track;
        _participant = participant;
        _keyFrames = track.Kind == TrackKind.Video ? new KeyFrameRequester(track.TrackId, context.Feed, context.Clock.Time) : null;
        _silence = new SilenceWatch(track, context.Journal);
        _name = $"{number:D3}-{track.Source.ToString().ToLowerInvariant()}";
    }

    public string ParticipantId => _track.ParticipantId;

    public TrackKind Kind => _track.Kind;

    /// <param name="number">Unlike those of the recording's other tracks; names the files.</param>
    public static TrackCapture Start(CaptureContext context, TrackStarted track, ParticipantTap participant, int number)
    {
        var capture = new TrackCapture(context, track, participant, number);
        capture._tapping = capture.TapAsync(capture._ending.Token);
        return capture;
    }

    public void OnPaused()
    {
        _muted = true;
        _keyFrames?.Satisfy();
    }

    public void OnResumed()
    {
        _muted = false;
        lock (_lock)
            _take?.ExpectNewEpoch();
        if (_take is not null)
            _keyFrames?.Want();
    }

    /// <summary>A scene is to be entered here. Where people come and go all the time their cameras must not be asked each time: who watches live pays for it.</summary>
    public void WantEntry()
    {
        // What is muted, or not even tapped, has none to give.
        if (!_muted && _take is { } take && !(take.LastKeyFrameAt is { } last && _context.Clock.Now - last < RecentEntry))
            _keyFrames?.Want();
    }

    /// <summary>The recording pauses; completes when the file so far is finished.</summary>
    public Task SuspendAsync()
    {
        lock (_lock)
        {
            EndTake(EndReason.RecordingPaused);
            return Task.WhenAll(_closing);
        }
    }

    /// <summary>The recording goes on, into another file.</summary>
    public void Continue()
    {
        lock (_lock)
            BeginTake();
    }

    /// <summary>To be called a few times a second.</summary>
    public void Tick(double now)
    {
        Take? take;
        lock (_lock)
            take = _take;
        if (take is null)
            return;

        take.Tick(now);
        _silence.Tick(take, _keyFrames, _muted, now);
        if (_muted || _keyFrames is null)
            return;

        if (take.KeyFrameIsDue(now))
            _keyFrames.Want();
        _keyFrames.AskAgain();
    }

    /// <summary>Ends the capture; completes when its files are finished.</summary>
    public async Task EndAsync(EndReason reason)
    {
        await _ending.CancelAsync();
        lock (_lock)
        {
            EndTake(reason);
            _tap = null;
        }

        await _tapping;
        await Task.WhenAll(_closing);
        if (_keyFrames is not null)
            await _keyFrames.EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(EndReason.RecorderShutDown);
        _ending.Dispose();
    }

    private async Task TapAsync(CancellationToken ending)
    {
        // The feed's calls may do some work before they first wait; the session's gate must not.
        await Task.Yield();
        try
        {
            var tap = await _context.Feed.TapAsync(_track.TrackId, _participant.Destination, ending);
            _participant.Expect(tap.Srtp);
            if (Depacketizer.For(tap) is not { } depacketizer)
            {
                Refuse($"The codec {tap.MimeType} cannot be recorded; offer VP8, VP9, H.264 or AV1, and Opus, to meetings that record.");
                return;
            }

            lock (_lock)
            {
                if (ending.IsCancellationRequested)
                    return;
                _tap = tap;
                _depacketizer = depacketizer;
                if (!_context.Clock.IsPaused)
                    BeginTake();
            }

            await _context.Feed.ResumeAsync(_track.TrackId, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // It ended before it had begun.
        }
        catch (TrackNotFoundException)
        {
            // It ended between its announcement and the tap; the feed says so next.
        }
        catch (Exception exception)
        {
            // Whatever goes wrong with one track must not end the recording of the others; the journal says why it is missing.
            Refuse(exception.Message);
            LogTrackFailed(exception, _context.Folder.Id, _track.TrackId);
        }
    }

    /// <summary>Of whoever holds the lock.</summary>
    private void BeginTake()
    {
        if (_tap is null || _take is not null)
            return;

        _take = new Take(_context, $"{_name}-{++_takes}", _tap, _depacketizer!, _keyFrames);
        _participant.Route(_tap.Ssrc, _take);
        if (!_muted)
            _keyFrames?.Want();
    }

    /// <summary>Of whoever holds the lock.</summary>
    private void EndTake(EndReason reason)
    {
        if (_take is not { } take)
            return;

        _take = null;
        _keyFrames?.Satisfy();
        _participant.Unroute(_tap!.Ssrc, take);
        _closing.RemoveAll(closing => closing.IsCompletedSuccessfully);
        _closing.Add(take.EndAsync(reason));
    }

    private void Refuse(string reason) => _context.Journal.Append(new TrackRefused(_context.Clock.Now, _track.TrackId, reason));

    [LoggerMessage(4010, LogLevel.Error, "Recording {RecordingId}: track {TrackId} cannot be recorded")]
    private partial void LogTrackFailed(Exception exception, string recordingId, string trackId);
}
