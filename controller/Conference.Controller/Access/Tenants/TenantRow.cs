using Conference.Controller.Storage;

namespace Conference.Controller.Access.Tenants;

[Table("tenant", "id")]
internal sealed record TenantRow(string Id, string Name, TenantLimits? Limits, DateTimeOffset CreatedAt) : ILedgerRow
{
    internal Tenant Tenant => new(Id, Name, Limits ?? new TenantLimits(), CreatedAt);
}
