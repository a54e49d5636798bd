namespace Conference.Benchmarks.RecordingChaos;

/// <summary>When a fault struck, and whom.</summary>
/// <param name="Recorder">Only what this recorder has; null: of all.</param>
/// <param name="RecordingId">Only this recording; null: more than one.</param>
internal sealed record Strike(DateTimeOffset At, string? Recorder = null, string? RecordingId = null)
{
    public static Strike Now(string? recorder = null, string? recordingId = null) => new(TimeProvider.System.GetUtcNow(), recorder, recordingId);
}
