namespace Conference.Recorder.Movies;

/// <summary>Where some samples of a film come from: they lie in a file one behind the other, or in memory.</summary>
internal sealed record SampleRange(string? File, long Offset, byte[]? Bytes, int FirstSample, int Count);
