namespace Conference.Recorder.Movies;

/// <summary>A chapter of a film, up to the next one.</summary>
/// <param name="From">Seconds.</param>
internal sealed record Chapter(double From, string Title);
