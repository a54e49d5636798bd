using System.Collections.Concurrent;
using Conference.Controller.Access.Writes;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.Tenants;

/// <summary>The tenants' own limits, each kept for some seconds; while the database is away, what was known last holds.</summary>
internal sealed class TenantDirectory(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (TenantLimits Limits, long LoadedAt)> _known = new(StringComparer.Ordinal);

    /// <param name="id">A tenant that a row or a token of ours names.</param>
    public async ValueTask<TenantLimits> LimitsAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known) && clock.GetElapsedTime(known.LoadedAt) < Freshness)
            return known.Limits;
        var loadedAt = clock.GetTimestamp();
        try
        {
            var row = await database.FindJsonAsync<TenantRow>(
                "SELECT to_jsonb(t)::text FROM tenant t WHERE id = @id", new { id }, cancellationToken)
                ?? throw new InvalidOperationException($"There is no tenant '{id}', but something belongs to it.");
            var limits = row.Limits ?? new TenantLimits();
            _known[id] = (limits, loadedAt);
            return limits;
        }
        catch (Exception exception) when (known.Limits is not null && DatabaseTrouble.Is(exception))
        {
            return known.Limits;
        }
    }

    /// <summary>Forgets what was read before a change.</summary>
    public void Changed(string id) => _known.TryRemove(id, out _);
}
