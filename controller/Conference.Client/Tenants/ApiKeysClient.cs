using Conference.Client.Http;

namespace Conference.Client;

/// <summary>The API keys of the tenant.</summary>
public sealed class ApiKeysClient
{
    private const string Path = "api-keys";

    private readonly RestClient _rest;

    internal ApiKeysClient(RestClient rest) => _rest = rest;

    /// <summary>The tenant's API keys, newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellationToken = default) =>
        _rest.ListAsync(Path, ClientJson.Default.PageApiKey, cancellationToken);

    /// <summary>One key, without its secret.</summary>
    /// <param name="id">The key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<ApiKey> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _rest.GetAsync(Of(id), ClientJson.Default.ApiKey, cancellationToken);

    /// <summary>Makes a key. Its <see cref="ApiKey.Secret"/> is told here only.</summary>
    /// <param name="name">What it is called; 1 to 100 characters.</param>
    /// <param name="scopes">What it is good for; null for <c>api</c> and <c>join</c>.</param>
    /// <param name="expiresAt">From when on it no longer holds; null for never.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<ApiKey> CreateAsync(
        string name,
        IReadOnlyList<string>? scopes = null,
        DateTimeOffset? expiresAt = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _rest.SendAsync(
            Json.Request(HttpMethod.Post, Path, new NewApiKeyBody(name, scopes, expiresAt), ClientJson.Default.NewApiKeyBody, idempotencyKey),
            ClientJson.Default.ApiKey,
            cancellationToken);

    /// <summary>Gives a key a further secret, told here only; the older one goes on holding for a while.</summary>
    /// <param name="id">The key.</param>
    /// <param name="overlap">How long the older secret still holds, up to 30 days: until all programs have the new one.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<ApiKey> RotateAsync(
        string id, TimeSpan overlap, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(
            Json.Request(
                HttpMethod.Post, $"{Of(id)}/rotate", new RotateApiKeyBody((int)overlap.TotalSeconds), ClientJson.Default.RotateApiKeyBody, idempotencyKey),
            ClientJson.Default.ApiKey,
            cancellationToken);

    /// <summary>Revokes a key at once, with all its secrets.</summary>
    /// <param name="id">The key.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task RevokeAsync(string id, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Delete, Of(id), idempotencyKey), cancellationToken);

    /// <summary>Ends one secret of a key at once.</summary>
    /// <param name="id">The key.</param>
    /// <param name="kid">The name of the secret.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task RevokeSecretAsync(string id, string kid, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Delete, $"{Of(id)}/secrets/{Uri.EscapeDataString(kid)}", idempotencyKey), cancellationToken);

    private static string Of(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return $"{Path}/{Uri.EscapeDataString(id)}";
    }
}
