namespace Conference.Client;

/// <summary>A secret of an API key, by its name only.</summary>
/// <param name="Kid">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EndsAt">From when on it no longer holds; null while no newer one replaces it.</param>
public sealed record ApiKeySecretName(string Kid, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt);
