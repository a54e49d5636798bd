namespace Conference.Client.Http;

/// <summary>What the server says of a refused call (RFC 9457).</summary>
internal sealed record ProblemBody(string? Title, int? Status, string? Detail, string? Code);
