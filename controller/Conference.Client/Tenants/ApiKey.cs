namespace Conference.Client;

/// <summary>An API key of the tenant.</summary>
/// <param name="Id">The key's id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Scopes">What it is good for: <c>api</c> calls the API, <c>join</c> signs join tokens, <c>operator</c> manages tenants.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="ExpiresAt">From when on it no longer holds; null for never.</param>
/// <param name="RevokedAt">When it was revoked; null while it holds.</param>
/// <param name="LastUsedAt">When it was last used; null for never.</param>
/// <param name="Secrets">Its secrets that hold, by name: two while it is changed from one to the other.</param>
public sealed record ApiKey(
    string Id,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    IReadOnlyList<ApiKeySecretName> Secrets)
{
    /// <inheritdoc cref="ApiKey" path="/param[@name='Scopes']"/>
    public IReadOnlyList<string> Scopes { get; init; } = Scopes ?? [];

    /// <inheritdoc cref="ApiKey" path="/param[@name='Secrets']"/>
    public IReadOnlyList<ApiKeySecretName> Secrets { get; init; } = Secrets ?? [];

    /// <summary>The name of <see cref="Secret"/>: <see cref="ConferenceClientOptions.ApiKeyId"/> of a client that signs with it.</summary>
    public string? Kid { get; init; }

    /// <summary>The new secret; told once, by create and rotate.</summary>
    public string? Secret { get; init; }

    // A record prints its members, and the secret must not end up in a log.
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(ApiKey)} {Id} {Name}";
}
