namespace Conference.Controller.Access.Tenants;

/// <summary>Whom a meeting, a key or an account belongs to. Tenants do not see each other.</summary>
internal sealed record Tenant(string Id, string Name, TenantLimits Limits, DateTimeOffset CreatedAt);

/// <summary>Limits of one tenant in place of those for all; null leaves those.</summary>
internal sealed record TenantLimits(int? MeetingsPerMinute = null, int? JoinsPerMinute = null);
