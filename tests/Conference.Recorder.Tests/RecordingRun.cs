using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests;

/// <summary>A recording from Record to Stop.</summary>
internal sealed record RecordingRun(RecordingJob Job, CaptureEnd End)
{
    public double Seconds => End.Duration.TotalSeconds;
}

/// <summary>A recording that runs, with its clock.</summary>
internal sealed class RunningRecording(RecordingJob job, IRecordingCapture capture)
{
    public RecordingJob Job => job;

    public IRecordingCapture Capture => capture;

    /// <summary>Seconds since Record, pauses included.</summary>
    public double Now => (TimeProvider.System.GetUtcNow() - capture.StartedAt).TotalSeconds;

    public Task UntilAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(Math.Max(0, seconds - Now)));
}
