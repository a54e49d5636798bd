namespace Conference.Benchmarks.RecordingChaos;

/// <summary>What a recording is at.</summary>
internal enum RecordingPhase
{
    Capture,
    Compose,
    Upload,
}
