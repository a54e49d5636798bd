using System.Collections.Concurrent;
using Conference.Controller.Access.Writes;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.Tenants;

/// <summary>The tenants, each kept for some seconds; while the database is away, what was known last holds.</summary>
internal sealed class TenantDirectory(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (Tenant Tenant, long LoadedAt)> _known = new(StringComparer.Ordinal);

    /// <param name="id">A tenant that a row or a token of ours names.</param>
    public async ValueTask<Tenant> GetAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known) && clock.GetElapsedTime(known.LoadedAt) < Freshness)
            return known.Tenant;
        var loadedAt = clock.GetTimestamp();
        try
        {
            var row = await database.FindJsonAsync<TenantRow>(
                "SELECT to_jsonb(t)::text FROM tenant t WHERE id = @id", new { id }, cancellationToken)
                ?? throw new InvalidOperationException($"There is no tenant '{id}', but something belongs to it.");
            _known[id] = (row.Tenant, loadedAt);
            return row.Tenant;
        }
        catch (Exception exception) when (known.Tenant is not null && DatabaseTrouble.Is(exception))
        {
            return known.Tenant;
        }
    }

    /// <summary>Forgets what was read before a change.</summary>
    public void Changed(string id) => _known.TryRemove(id, out _);
}
