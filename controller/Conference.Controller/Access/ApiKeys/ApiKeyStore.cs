using Conference.Controller.Access.Writes;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.ApiKeys;

/// <summary>Reads API keys from the database.</summary>
internal sealed class ApiKeyStore(Database database)
{
    /// <summary>A key and its secrets as JSON, for a WHERE over <c>k</c>.</summary>
    public const string Select = """
        SELECT jsonb_build_object(
            'row', to_jsonb(k),
            'last_used_at', k.last_used_at,
            'secrets', coalesce(
                (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.created_at, s.id) FROM api_key_secret s WHERE s.api_key_id = k.id), '[]'::jsonb))::text
        FROM api_key k
        """;

    public Task<SecretOfKey?> FindSecretAsync(string kid, CancellationToken cancellationToken) => database.FindJsonAsync<SecretOfKey>(
        """
        SELECT jsonb_build_object(
            'secret', to_jsonb(s.secret), 'ends_at', s.ends_at, 'key_id', k.id, 'key_name', k.name, 'tenant_id', k.tenant_id,
            'scopes', to_jsonb(k.scopes), 'expires_at', k.expires_at, 'revoked_at', k.revoked_at)::text
        FROM api_key_secret s JOIN api_key k ON k.id = s.api_key_id WHERE s.id = @kid
        """,
        new { kid },
        cancellationToken);

    public Task<ApiKeyRecord?> FindAsync(string tenantId, string id, CancellationToken cancellationToken) =>
        database.FindJsonAsync<ApiKeyRecord>($"{Select} WHERE k.tenant_id = @tenantId AND k.id = @id", new { tenantId, id }, cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<List<ApiKeyRecord>> ListAsync(string tenantId, string? before, int limit, CancellationToken cancellationToken) =>
        database.ListJsonAsync<ApiKeyRecord>(
            $"{Select} WHERE k.tenant_id = @tenantId AND (@before::text IS NULL OR k.id < @before) ORDER BY k.id DESC LIMIT @limit",
            new { tenantId, before, limit },
            cancellationToken);

    public Task NoteUsesAsync(IReadOnlyDictionary<string, DateTimeOffset> uses, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        UPDATE api_key k SET last_used_at = u.at
        FROM unnest(@ids, @times) AS u(id, at) WHERE k.id = u.id AND (k.last_used_at IS NULL OR k.last_used_at < u.at)
        """,
        new { ids = uses.Keys.ToArray(), times = uses.Values.Select(at => at.UtcDateTime).ToArray() },
        cancellationToken);

    /// <summary>A secret with what its key says, as a token's check needs them together.</summary>
    internal sealed record SecretOfKey(
        byte[] Secret,
        DateTimeOffset? EndsAt,
        string KeyId,
        string KeyName,
        string TenantId,
        IReadOnlyList<string> Scopes,
        DateTimeOffset? ExpiresAt,
        DateTimeOffset? RevokedAt);
}
