namespace Conference.Recorder.Capture;

/// <summary>The one clock of a recording: seconds since Record, monotonic.</summary>
internal sealed class RecordingClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeProvider Time { get; } = time;

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    public double Now => Time.GetElapsedTime(_start).TotalSeconds;
}
