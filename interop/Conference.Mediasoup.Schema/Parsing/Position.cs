namespace Conference.Mediasoup.Schema.Parsing;

/// <summary>A place in a schema; line and column count from zero.</summary>
internal sealed record Position(string Path, int Start, int Length, int Line, int Column);
