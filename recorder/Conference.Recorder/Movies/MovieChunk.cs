namespace Conference.Recorder.Movies;

/// <summary>Some samples of a track that lie one behind the other in a film.</summary>
/// <param name="Offset">Where they begin, in bytes.</param>
internal readonly record struct MovieChunk(int Track, int Count, long Offset);
