using Conference.Recorder.Contracts;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Jobs;

internal sealed partial class JobRun
{
    private static readonly TimeSpan BacklogInterval = TimeSpan.FromSeconds(5);

    private async Task CaptureAsync()
    {
        var begun = _tools.Engine.Holds(Job.Id);
        if (Desired == DesiredCapture.Stopped)
        {
            if (begun)
                await EndCaptureAsync(null); // of one that was cut off, the tracks are there
            else
                FailStart(new RecordingFailedException("not_started", "The recording was stopped before it began.", retryable: false));
            return;
        }

        Set(report => report with { State = RecordingState.Starting, Attempts = 0 });
        IRecordingCapture capture;
        try
        {
            capture = await _tools.Engine.CaptureAsync(Job, _abandoned.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (begun)
            {
                LogNotGoneOn(Job.Id, exception.Message); // the meeting is over, or this recorder cannot: what there is becomes the recording
                await EndCaptureAsync(null);
            }
            else
            {
                FailStart(exception);
            }

            return;
        }

        await EndCaptureAsync(await FollowAsync(capture));
    }

    // The meeting may be recorded anew by now, or over; then the tracks are composed.
    private async Task GoOnOrComposeAsync()
    {
        if (Desired == DesiredCapture.Stopped)
            await ComposeAsync(anew: false, _claimed.Attempts);
        else
            await CaptureAsync();
    }

    private async Task<CaptureEnd?> FollowAsync(IRecordingCapture capture)
    {
        await using (capture)
        {
            try
            {
                Set(report => report with { State = RecordingState.Recording, StartedAt = capture.StartedAt, ErrorCode = null, Error = null });
                LogCapturing(Job.Id, Job.MeetingId);
                while (!capture.Completion.IsCompleted && !await ObeyAsync(capture))
                    await WaitForOrderAsync(capture);
                var end = await capture.Completion.WaitAsync(_abandoned.Token);
                return end.Final ? end : throw new OperationCanceledException("The recorder shuts down.");
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogCaptureFailed(exception, Job.Id); // what there is becomes the recording
                return null;
            }
        }
    }

    // Whether the capture was ended.
    private async Task<bool> ObeyAsync(IRecordingCapture capture)
    {
        var desired = _isSuperseded ? DesiredCapture.Stopped : Desired;
        var isPaused = _reports.Latest.PausedAt is not null;
        if (desired == DesiredCapture.Stopped)
        {
            Set(report => Unpaused(report) with { State = RecordingState.Stopping, StoppedAt = _tools.Time.GetUtcNow() });
            await capture.StopAsync(_abandoned.Token);
            return true;
        }

        if (desired == DesiredCapture.Paused && !isPaused)
        {
            await capture.PauseAsync(_abandoned.Token);
            Set(report => report with { State = RecordingState.Paused, PausedAt = _tools.Time.GetUtcNow() });
        }
        else if (desired == DesiredCapture.Recording && isPaused)
        {
            await capture.ResumeAsync(_abandoned.Token);
            Set(report => Unpaused(report) with { State = RecordingState.Recording });
        }

        return false;
    }

    private JobReport Unpaused(JobReport report) => report.PausedAt is not { } since ? report : report with
    {
        PausedAt = null,
        PausedFor = report.PausedFor + (_tools.Time.GetUtcNow() - since),
    };

    private async Task WaitForOrderAsync(IRecordingCapture capture)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_abandoned.Token);
        await Task.WhenAny(capture.Completion, _ordered.WaitAsync(BacklogInterval, either.Token));
        await either.CancelAsync();
        _abandoned.Token.ThrowIfCancellationRequested();
        Set(report => report with { Backlog = capture.Backlog });
    }

    private async Task EndCaptureAsync(CaptureEnd? end)
    {
        _isCapturing = false;
        Set(report => Unpaused(report) with
        {
            State = RecordingState.Composing,
            StoppedAt = report.StoppedAt ?? _tools.Time.GetUtcNow(),
            EndReason = end?.Reason ?? "Interrupted",
            Duration = end?.Duration,
            Progress = 0,
            Attempts = 1,
        });
        LogCaptured(Job.Id, end?.Reason ?? "Interrupted");
        await ComposeAsync(anew: false, attempts: 1);
    }

    private void FailStart(Exception exception)
    {
        LogNotStarted(exception, Job.Id);
        var (code, text) = Failures.Explain(exception);
        Set(report => report with { State = RecordingState.Failed, ErrorCode = code, Error = text, Progress = null });
    }

    [LoggerMessage(4121, LogLevel.Information, "Recording {RecordingId} of meeting {MeetingId} runs")]
    private partial void LogCapturing(string recordingId, string meetingId);

    [LoggerMessage(4122, LogLevel.Information, "Recording {RecordingId} is captured: {Reason}")]
    private partial void LogCaptured(string recordingId, string reason);

    [LoggerMessage(4123, LogLevel.Warning, "The capture of recording {RecordingId} is not gone on with: {Reason}")]
    private partial void LogNotGoneOn(string recordingId, string reason);

    [LoggerMessage(4125, LogLevel.Error, "The capture of recording {RecordingId} failed: what there is becomes the recording")]
    private partial void LogCaptureFailed(Exception exception, string recordingId);

    [LoggerMessage(4124, LogLevel.Warning, "Recording {RecordingId} did not start")]
    private partial void LogNotStarted(Exception exception, string recordingId);
}
