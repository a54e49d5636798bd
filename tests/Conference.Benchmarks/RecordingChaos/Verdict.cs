namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A recording and what became of it.</summary>
internal sealed record Verdict(AttemptedRecording Recording, Outcome Outcome);
