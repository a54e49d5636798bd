using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests;

/// <summary>A recording from Record to Stop.</summary>
internal sealed record RecordingRun(string Id, double Seconds);

/// <summary>A recording that runs, with its clock.</summary>
internal sealed class RunningRecording(RecordingInfo started)
{
    public string RecordingId => started.Id;

    /// <summary>Seconds since Record.</summary>
    public double Now => (TimeProvider.System.GetUtcNow() - started.StartedAt!.Value).TotalSeconds;

    public Task UntilAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(Math.Max(0, seconds - Now)));
}
