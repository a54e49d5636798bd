namespace Conference.Recorder.Movies;

/// <summary>A track of a film that is to be written.</summary>
/// <param name="Handler">Such as <c>vide</c>, <c>soun</c> or <c>text</c>.</param>
/// <param name="Timescale">Ticks per second.</param>
/// <param name="Description">Content of its stsd box.</param>
/// <param name="Samples">In the order of decoding.</param>
/// <param name="MediaTime">The tick that is shown at the film's beginning.</param>
internal sealed record MovieTrack(
    string Handler, int Timescale, byte[] Description, IReadOnlyList<MovieSample> Samples, long MediaTime)
{
    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>Whether decoding can begin at each sample.</summary>
    public bool AllKey { get; init; }

    /// <summary>A track that another one refers to is not played by itself.</summary>
    public bool Enabled { get; init; } = true;
}
