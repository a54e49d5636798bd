namespace Conference.Recorder.Contracts;

/// <summary>The right to work on a recording. Whoever claims it later gets a higher epoch, and this one is worth nothing.</summary>
public sealed record JobLease(string RecordingId, string RecorderId, long Epoch);
