using System.ComponentModel;
using Conference.Recorder.Contracts;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Journal;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Capture;

/// <summary>Records one track from its start to its end, through as many takes as it needs.</summary>
internal sealed partial class TrackCapture : IAsyncDisposable
{
    private const int LargestFailureCount = 10;
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(3);

    private readonly CaptureContext _context;
    private readonly ILogger _logger;
    private readonly TrackStarted _track;
    private readonly ParticipantTap _participant;
    private readonly string _name;
    private readonly CancellationTokenSource _ending = new();
    private volatile Take? _take;
    private volatile bool _paused;
    private EndReason _reason = EndReason.TrackEnded;
    private Task _running = Task.CompletedTask;

    private TrackCapture(CaptureContext context, TrackStarted track, ParticipantTap participant, int number)
    {
        _context = context;
        _logger = context.Logger;
        _paused = track.Paused;
        _track = track;
        _participant = participant;
        _name = $"{number:D3}-{track.Source.ToString().ToLowerInvariant()}";
    }

    public string ParticipantId => _track.ParticipantId;

    public TrackKind Kind => _track.Kind;

    /// <param name="number">Unlike those of the recording's other tracks; names the files.</param>
    public static TrackCapture Start(CaptureContext context, TrackStarted track, ParticipantTap participant, int number)
    {
        var capture = new TrackCapture(context, track, participant, number);
        capture._running = capture.RunAsync(capture._ending.Token);
        return capture;
    }

    public void OnPaused() => _paused = true;

    public void OnResumed()
    {
        _paused = false;
        _take?.Relay.ExpectNewEpoch();
        WantKeyFrame();
    }

    public void WantKeyFrame() => _take?.Relay.WantKeyFrame();

    /// <summary>Ends the capture; completes when its files are finished.</summary>
    public async Task EndAsync(EndReason reason)
    {
        if (!_ending.IsCancellationRequested)
        {
            _reason = reason;
            await _ending.CancelAsync();
        }

        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(EndReason.RecorderShutDown);
        _ending.Dispose();
    }

    private async Task RunAsync(CancellationToken ending)
    {
        try
        {
            var tap = await _context.Feed.TapAsync(_track.TrackId, _participant.Destination, ending);
            if (RefusalOf(tap) is { } refusal)
                Refuse(refusal);
            else
                await RecordAsync(tap, ending);
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

    private async Task RecordAsync(TrackTap tap, CancellationToken ending)
    {
        var failures = 0;
        for (var number = 1; failures < LargestFailureCount; number++)
        {
            try
            {
                await RecordTakeAsync(tap, number, ending);
            }
            catch (Exception exception) when (exception is FfmpegException or Win32Exception or IOException)
            {
                LogTakeFailed(exception, _context.Folder.Id, _track.TrackId);
            }

            if (ending.IsCancellationRequested)
                return;

            await Task.Delay(TimeSpan.FromMilliseconds(100 * failures), _context.Clock.Time, ending);
            failures++;
        }

        Refuse($"FFmpeg ended {failures} times while it recorded this track; see its logs.");
    }

    /// <summary>Returns when the track was ended or FFmpeg died.</summary>
    private async Task RecordTakeAsync(TrackTap tap, int number, CancellationToken ending)
    {
        var take = await Take.StartAsync(_context, $"{_name}-{number}", tap, ending);
        _take = take;
        _participant.Route(tap.Ssrc, take.Relay);
        try
        {
            if (number == 1)
                await _context.Feed.ResumeAsync(_track.TrackId, ending);
            await TendAsync(take, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The normal end; the take is finished below.
        }
        finally
        {
            _take = null;
            _participant.Unroute(tap.Ssrc, take.Relay);
            if (ending.IsCancellationRequested)
                await take.FinishAsync(_reason);
            else
                await take.CloseAsync(EndReason.ProcessDied);
        }
    }

    private async Task TendAsync(Take take, CancellationToken ending)
    {
        using var timer = new PeriodicTimer(CheckInterval, _context.Clock.Time);
        var sinceKeepAlive = TimeSpan.Zero;
        while (!take.Exited.IsCompleted)
        {
            take.Relay.CheckForLoss();
            if (take.Relay.KeyFrameWanted && !_paused)
                await RequestKeyFrameAsync(ending);
            if ((sinceKeepAlive += CheckInterval) >= KeepAliveInterval)
            {
                take.Relay.PinClock();
                sinceKeepAlive = TimeSpan.Zero;
            }

            await Task.WhenAny(take.Exited, timer.WaitForNextTickAsync(ending).AsTask());
            ending.ThrowIfCancellationRequested();
        }
    }

    private async Task RequestKeyFrameAsync(CancellationToken ending)
    {
        try
        {
            await _context.Feed.RequestKeyFrameAsync(_track.TrackId, ending);
        }
        catch (TrackNotFoundException)
        {
            // The track is ending; the feed says so next.
        }
    }

    private static string? RefusalOf(TrackTap tap) => tap.MimeType.ToUpperInvariant() switch
    {
        "VIDEO/VP8" or "AUDIO/OPUS" => null,
        _ => $"The codec {tap.MimeType} cannot be recorded; offer VP8 and Opus to meetings that record.",
    };

    private void Refuse(string reason) => _context.Journal.Append(new TrackRefused(_context.Clock.Now, _track.TrackId, reason));

    [LoggerMessage(4010, LogLevel.Error, "Recording {RecordingId}: track {TrackId} cannot be recorded")]
    private partial void LogTrackFailed(Exception exception, string recordingId, string trackId);

    [LoggerMessage(4011, LogLevel.Warning, "Recording {RecordingId}: a take of track {TrackId} could not be started")]
    private partial void LogTakeFailed(Exception exception, string recordingId, string trackId);
}
