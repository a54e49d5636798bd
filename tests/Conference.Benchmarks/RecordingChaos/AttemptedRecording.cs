namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A recording that was asked for and stopped.</summary>
/// <param name="AskedAt">When it was asked for first.</param>
/// <param name="StoppedAt">When the service had taken the Stop.</param>
internal sealed record AttemptedRecording(int Number, string Id, FilmedMeeting Meeting, DateTimeOffset AskedAt, DateTimeOffset StoppedAt);
