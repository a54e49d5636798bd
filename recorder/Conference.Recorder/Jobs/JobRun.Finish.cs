using Conference.Recorder.Contracts;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Jobs;

internal sealed partial class JobRun
{
    private async Task ComposeAsync(bool anew, int attempts)
    {
        _isCapturing = false;
        RecordingResult result;
        try
        {
            Set(report => report with { State = RecordingState.Composing, Attempts = attempts, Progress = 0, ErrorCode = null, Error = null });
            await RestoreAsync(IsSource);
            RequireSources();
            await _tools.Composing.WaitAsync(_abandoned.Token);
            try
            {
                result = await _tools.Engine.ComposeAsync(Job, anew, new Steps(this), _abandoned.Token);
            }
            finally
            {
                _tools.Composing.Release();
            }
        }
        catch (Exception exception) when (!_abandoned.IsCancellationRequested)
        {
            Fail(exception, RecordingState.Composing, attempts);
            return;
        }

        LogComposed(Job.Id, result.Duration, result.ComposeCpuSeconds);
        await UploadAsync(result, result.Artifacts, attempts: 1);
    }

    private async Task UploadAsync(RecordingResult? result, IReadOnlyList<RecordingArtifact> artifacts, int attempts)
    {
        if (!_tools.Storage.IsRemote)
        {
            Complete(result, null, isGoneHere: false);
            return;
        }

        try
        {
            Set(report => report with
            {
                State = RecordingState.Uploading,
                Attempts = attempts,
                Progress = 0,
                Result = result ?? report.Result,
                Duration = result?.Duration ?? report.Duration,
                ErrorCode = null,
                Error = null,
            });
            var folder = _tools.Engine.FolderOf(Job.Id);
            await RestoreAsync(_ => result is null);
            var stored = await _tools.Storage.DeliverAsync(Job, folder, artifacts, new Steps(this), _abandoned.Token);
            Complete(result, stored, RemoveFetched(folder));
        }
        catch (Exception exception) when (!_abandoned.IsCancellationRequested)
        {
            Fail(exception, RecordingState.Uploading, attempts);
        }
    }

    private void Complete(RecordingResult? result, IReadOnlyList<StoredObject>? stored, bool isGoneHere)
    {
        Set(report => report with
        {
            State = RecordingState.Completed,
            Result = result ?? report.Result,
            Duration = result?.Duration ?? report.Duration,
            Stored = stored,
            IsGoneHere = isGoneHere,
            Progress = 1,
            Backlog = TimeSpan.Zero,
            ErrorCode = null,
            Error = null,
        });
        LogCompleted(Job.Id);
    }

    private void Fail(Exception exception, RecordingState state, int attempts)
    {
        var (code, text) = Failures.Explain(exception);
        var retries = Failures.MayPass(exception) && attempts < _tools.Options.MaxAttempts && state >= RecordingState.Composing;
        var pause = retries ? RetryDelays.After(attempts, _tools.Options) : (TimeSpan?)null;
        if (retries)
            LogRetried(exception, Job.Id, state, attempts, pause!.Value);
        else
            LogFailed(exception, Job.Id, state, attempts);
        Set(report => report with
        {
            State = retries ? state : RecordingState.Failed,
            FailedState = retries ? null : state,
            Attempts = attempts,
            ErrorCode = code,
            Error = text,
            Progress = null,
            RetryIn = pause,
        });
    }

    [LoggerMessage(4131, LogLevel.Information, "Recording {RecordingId} is composed: {Duration} for {CpuSeconds} core-seconds")]
    private partial void LogComposed(string recordingId, TimeSpan duration, double cpuSeconds);

    [LoggerMessage(4132, LogLevel.Information, "Recording {RecordingId} is complete")]
    private partial void LogCompleted(string recordingId);

    [LoggerMessage(4133, LogLevel.Warning, "Recording {RecordingId} failed while {State}, try {Attempt}; tried again in {Pause}")]
    private partial void LogRetried(Exception exception, string recordingId, RecordingState state, int attempt, TimeSpan pause);

    [LoggerMessage(4134, LogLevel.Error, "Recording {RecordingId} failed while {State}, try {Attempt}: its files are kept for a retry")]
    private partial void LogFailed(Exception exception, string recordingId, RecordingState state, int attempt);

    /// <summary>Passes on progress in steps that are worth telling. Not Progress{T}, which loses the order.</summary>
    private sealed class Steps(JobRun run) : IProgress<double>
    {
        private const double Step = 0.02;

        private double _told;

        public void Report(double value)
        {
            if (value < _told + Step || value > 1)
                return;
            _told = value;
            run.Set(report => report with { Progress = value });
        }
    }
}
