namespace Conference.Recorder.Movies;

/// <summary>Some samples of a track that lie one behind the other in a film.</summary>
/// <param name="Offset">Where they begin in the film, in bytes.</param>
internal sealed record MovieChunk(int Track, int FirstSample, int Count, long Length, long Offset);
