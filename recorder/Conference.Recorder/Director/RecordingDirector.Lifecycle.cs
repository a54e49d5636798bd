using Conference.Recorder.Capture;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Ffmpeg;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Director;

/// <summary>What happens to a recording after Record: it is followed to its end, composed, and taken up again after a crash.</summary>
internal sealed partial class RecordingDirector
{
    private const double ProgressStep = 0.02;

    /// <summary>Takes up what earlier runs left unfinished.</summary>
    public void Recover()
    {
        _store.Load();
        foreach (var recording in _store.All.Where(recording => !recording.IsFinal && recording.Session is null))
        {
            LogRecovered(recording.Folder.Id, recording.Info.State);
            BeginComposing(recording);
            Run(recording, () => ComposeAsync(recording));
        }
    }

    /// <summary>Ends captures in an orderly way and leaves them, and compositions, to the next start.</summary>
    public async Task ShutDownAsync()
    {
        if (!_shutdown.IsCancellationRequested)
            await _shutdown.CancelAsync();
        await Task.WhenAll(_active.Values.Select(recording => recording.Session?.StopAsync(EndReason.RecorderShutDown) ?? Task.CompletedTask));
        await Task.WhenAll(_running.Values);
    }

    private void Run(Recording recording, Func<Task> work)
    {
        var task = RunAsync();
        _running[recording.Folder.Id] = task;

        async Task RunAsync()
        {
            // The work may end at once, but not before it is on the list.
            await Task.Yield();
            await work();
            _running.TryRemove(recording.Folder.Id, out _);
        }
    }

    private async Task FollowAsync(Recording recording, CaptureSession session)
    {
        var reason = await session.Completion;
        _active.TryRemove(new KeyValuePair<string, Recording>(recording.Info.MeetingId, recording));
        await session.DisposeAsync();
        LogCaptured(recording.Folder.Id, reason);
        if (reason == EndReason.RecorderShutDown)
            return;

        lock (recording)
        {
            if (recording.Info.StoppedAt is null)
                Advance(recording, recording.Info with { State = RecordingState.Stopping, StoppedAt = _time.GetUtcNow() });
        }

        BeginComposing(recording);
        await ComposeAsync(recording);
    }

    private void BeginComposing(Recording recording) =>
        Advance(recording, recording.Info with { State = RecordingState.Composing, Progress = 0 });

    private async Task ComposeAsync(Recording recording)
    {
        try
        {
            await _composing.WaitAsync(_shutdown.Token);
            try
            {
                await _tools.EnsureUsableAsync(_shutdown.Token);
                var composition = await _composer.ComposeAsync(recording.Folder, new RecordingSettings(), anew: false, new ProgressSink(this, recording), _shutdown.Token);
                Complete(recording, composition);
            }
            finally
            {
                _composing.Release();
            }
        }
        catch (OperationCanceledException) when (_shutdown.IsCancellationRequested)
        {
            // The manifest says "composing": the next start does it again.
        }
        catch (Exception exception)
        {
            // A final state is written whatever happened; the tracks and the journal stay.
            LogFailed(exception, recording.Folder.Id);
            Fail(recording, exception);
        }
    }

    private void Complete(Recording recording, Composition composition)
    {
        var now = _time.GetUtcNow();
        var info = recording.Info;
        Advance(recording, info with
        {
            State = RecordingState.Completed,
            StoppedAt = info.StoppedAt ?? info.StartedAt + composition.Duration,
            CompletedAt = now,
            Duration = composition.Duration,
            SizeBytes = composition.SizeBytes,
            Progress = 1,
        }, composition);
        LogCompleted(recording.Folder.Id, composition.Duration, composition.ComposeCpuSeconds);
    }

    private void Fail(Recording recording, Exception exception) => Advance(recording, recording.Info with
    {
        State = RecordingState.Failed,
        CompletedAt = _time.GetUtcNow(),
        Progress = null,
        ErrorCode = exception switch
        {
            RecorderUnavailableException unavailable => unavailable.Code,
            FfmpegException => "ffmpeg_failed",
            IOException or UnauthorizedAccessException => "storage_failed",
            _ => "internal_error",
        },
        Error = $"{exception.Message} The tracks are kept.",
    });

    /// <summary>Writes the new state down, then tells of it.</summary>
    private RecordingInfo Advance(Recording recording, RecordingInfo info, Composition? composition = null)
    {
        recording.Become(info);
        try
        {
            ManifestFiles.Write(recording.Folder, new Manifest(Manifest.CurrentFormat, info)
            {
                Participants = composition?.Participants ?? [],
                Files = recording.IsFinal ? ManifestFiles.List(recording.Folder) : [],
                CaptureCpuSeconds = composition?.CaptureCpuSeconds,
                ComposeCpuSeconds = composition?.ComposeCpuSeconds,
                StopToReadySeconds = composition is null ? null : (info.CompletedAt - info.StoppedAt)?.TotalSeconds,
                Scenes = composition?.Scenes,
                Missing = composition?.Missing ?? [],
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk is full or gone. Listeners still learn the state; the next start finds the older one and composes again.
            LogManifestNotWritten(exception, recording.Folder.Id, info.State);
        }

        _changes.Publish(info);
        return info;
    }

    [LoggerMessage(4041, LogLevel.Information, "Recording {RecordingId} is captured: {Reason}")]
    private partial void LogCaptured(string recordingId, EndReason reason);

    [LoggerMessage(4042, LogLevel.Information, "Recording {RecordingId} was left {State} by an earlier run and is composed now")]
    private partial void LogRecovered(string recordingId, RecordingState state);

    [LoggerMessage(4043, LogLevel.Information, "Recording {RecordingId} is ready: {Duration} for {CpuSeconds} core-seconds")]
    private partial void LogCompleted(string recordingId, TimeSpan duration, double cpuSeconds);

    [LoggerMessage(4044, LogLevel.Error, "Recording {RecordingId} failed")]
    private partial void LogFailed(Exception exception, string recordingId);

    [LoggerMessage(4045, LogLevel.Error, "Recording {RecordingId}: its manifest could not be written for state {State}")]
    private partial void LogManifestNotWritten(Exception exception, string recordingId, RecordingState state);

    /// <summary>Passes on progress in steps that are worth telling. Not Progress{T}, which loses the order.</summary>
    private sealed class ProgressSink(RecordingDirector director, Recording recording) : IProgress<double>
    {
        private double _told;

        public void Report(double value)
        {
            if (value < _told + ProgressStep || value > 1)
                return;

            _told = value;
            var info = recording.Info with { Progress = value };
            recording.Become(info);
            director._changes.Publish(info);
        }
    }
}
