namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A recording and what became of it.</summary>
/// <param name="Why">What is wrong with it, or was before a retry; empty where nothing was.</param>
/// <param name="Cuts">What the faults did to it that cut off its capture.</param>
internal sealed record Verdict(AttemptedRecording Recording, Outcome Outcome, string Why, IReadOnlyList<CutSeen> Cuts);
