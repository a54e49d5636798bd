using Conference.Controller.Access.Sealing;
using Conference.Controller.Access.Writes;
using Conference.Controller.Storage;

namespace Conference.Controller.Api.Idempotency;

/// <summary>Finds the answers that were given before. They are sealed, because tickets and secrets stand in some.</summary>
internal sealed class IdempotencyStore(Database database, Seal seal, TimeProvider clock)
{
    /// <summary>How long an answer is kept at least; the hourly cleaning decides.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public IdempotencySlot Slot(string tenantId, string scope, string key, byte[] requestHash) =>
        new(tenantId, scope, key, requestHash, body => seal.Close(body.Span, Place(tenantId, scope, key)));

    public Task<IdempotencyRow?> FindAsync(string tenantId, string scope, string key, CancellationToken cancellationToken) =>
        database.FindJsonAsync<IdempotencyRow>(
            "SELECT to_jsonb(i)::text FROM idempotency_key i WHERE tenant_id = @tenantId AND scope = @scope AND key = @key",
            new { tenantId, scope, key },
            cancellationToken);

    public Answer Open(IdempotencyRow row) => new(
        row.Status, seal.Open(Convert.FromBase64String(row.Body), Place(row.TenantId, row.Scope, row.Key)), row.Location, row.Etag);

    /// <summary>Removes what is older than any answer is kept.</summary>
    public Task<int> RemoveOldAsync(CancellationToken cancellationToken) => database.ExecuteAsync(
        "DELETE FROM idempotency_key WHERE created_at <= @oldest", new { oldest = clock.GetUtcNow() - Life }, cancellationToken);

    private static string Place(string tenantId, string scope, string key) => $"idempotency_key {tenantId} {scope} {key}";
}
