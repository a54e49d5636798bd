using Conference.Recorder.Contracts;

namespace Conference.Controller.Tests.Recordings.Jobs;

/// <summary>A capture that does as it is told and records nothing.</summary>
internal sealed class ScriptedCapture : IRecordingCapture
{
    private readonly TaskCompletionSource<CaptureEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DateTimeOffset StartedAt { get; } = TimeProvider.System.GetUtcNow();

    public Task<CaptureEnd> Completion => _end.Task;

    public TimeSpan Backlog => TimeSpan.FromSeconds(1);

    public bool IsPaused { get; private set; }

    public bool WasLeft { get; private set; }

    public Task PauseAsync(CancellationToken cancellationToken)
    {
        IsPaused = true;
        return Task.CompletedTask;
    }

    public Task ResumeAsync(CancellationToken cancellationToken)
    {
        IsPaused = false;
        return Task.CompletedTask;
    }

    public Task<CaptureEnd> StopAsync(CancellationToken cancellationToken)
    {
        End("StopRequested");
        return Completion;
    }

    /// <summary>Ends as a meeting's end does.</summary>
    public void End(string reason) => _end.TrySetResult(new CaptureEnd(reason, Final: true, TimeSpan.FromSeconds(3)));

    public ValueTask DisposeAsync()
    {
        WasLeft |= !_end.Task.IsCompleted;
        _end.TrySetResult(new CaptureEnd("RecorderShutDown", Final: false, TimeSpan.FromSeconds(3)));
        return ValueTask.CompletedTask;
    }
}
