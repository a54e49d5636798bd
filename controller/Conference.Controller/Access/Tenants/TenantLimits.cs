namespace Conference.Controller.Access.Tenants;

/// <summary>Limits of one tenant in place of those for all; null leaves those.</summary>
internal sealed record TenantLimits(int? MeetingsPerMinute = null, int? JoinsPerMinute = null);
