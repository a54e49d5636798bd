namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A recording that was asked for and stopped.</summary>
/// <param name="Projector">Who plays the film in its meeting.</param>
/// <param name="StopAskedAt">When Stop was pressed first: until then everything is to be in it.</param>
internal sealed record AttemptedRecording(int Number, string Id, Projector Projector, DateTimeOffset StopAskedAt);
