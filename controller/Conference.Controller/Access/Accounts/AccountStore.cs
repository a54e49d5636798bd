using Conference.Controller.Access.Writes;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.Accounts;

/// <summary>Reads accounts from the database.</summary>
internal sealed class AccountStore(Database database)
{
    public const string Select = "SELECT to_jsonb(a)::text FROM account a";

    public Task<AccountRow?> FindAsync(string tenantId, string id, CancellationToken cancellationToken) =>
        database.FindJsonAsync<AccountRow>($"{Select} WHERE a.tenant_id = @tenantId AND a.id = @id", new { tenantId, id }, cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<List<AccountRow>> ListAsync(string tenantId, string? before, int limit, CancellationToken cancellationToken) =>
        database.ListJsonAsync<AccountRow>(
            $"{Select} WHERE a.tenant_id = @tenantId AND (@before::text IS NULL OR a.id < @before) ORDER BY a.id DESC LIMIT @limit",
            new { tenantId, before, limit },
            cancellationToken);
}
