namespace Conference.Recorder.Movies;

/// <param name="Size">In bytes.</param>
/// <param name="Duration">In ticks.</param>
/// <param name="Delay">By how much later it is shown than decoded, in ticks.</param>
internal readonly record struct MovieSample(int Size, int Duration, int Delay, bool IsKey);
