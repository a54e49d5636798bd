namespace Conference.Client;

internal sealed record NewApiKeyBody(string Name, IReadOnlyList<string>? Scopes, DateTimeOffset? ExpiresAt);

/// <param name="Overlap">Seconds.</param>
internal sealed record RotateApiKeyBody(int Overlap);
