namespace Conference.EndToEnd.Tests.Movies;

/// <summary>What ffprobe says about a file.</summary>
internal sealed record MovieFacts(IReadOnlyList<MovieStream> Streams, TimeSpan Duration);

internal sealed record MovieStream(string Kind, string Codec, int Width, int Height, string FrameRate);
