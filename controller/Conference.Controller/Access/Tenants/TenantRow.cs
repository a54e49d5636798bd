using Conference.Controller.Storage;

namespace Conference.Controller.Access.Tenants;

/// <summary>Whom a meeting, a key or an account belongs to. Tenants do not see each other.</summary>
[Table("tenant", "id")]
internal sealed record TenantRow(string Id, string Name, TenantLimits? Limits, DateTimeOffset CreatedAt) : ILedgerRow
{
    public TenantView View() => new(Id, Name, Limits ?? new TenantLimits(), CreatedAt);
}
