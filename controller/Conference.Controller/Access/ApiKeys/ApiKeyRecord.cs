namespace Conference.Controller.Access.ApiKeys;

/// <summary>A key with its secrets, as read from the database.</summary>
internal sealed record ApiKeyRecord(ApiKeyRow Row, DateTimeOffset? LastUsedAt, IReadOnlyList<ApiKeySecretRow> Secrets)
{
    public ApiKeyView View(DateTimeOffset now, string? kid = null, string? secret = null) => new(
        Row.Id,
        Row.Name,
        Row.Scopes,
        Row.CreatedAt,
        Row.CreatedBy,
        Row.ExpiresAt,
        Row.RevokedAt,
        LastUsedAt,
        [.. Live(now).Select(live => new ApiKeySecretView(live.Id, live.CreatedAt, live.EndsAt))],
        kid,
        secret);

    /// <summary>The secrets whose tokens hold; none once the key is revoked or has expired.</summary>
    public IEnumerable<ApiKeySecretRow> Live(DateTimeOffset now) =>
        Row.RevokedAt is not null || Row.ExpiresAt <= now ? [] : Secrets.Where(secret => secret.EndsAt is null || secret.EndsAt > now);
}
