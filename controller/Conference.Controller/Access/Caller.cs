using Conference.Controller.Access.Tokens;

namespace Conference.Controller.Access;

/// <summary>Who asks.</summary>
/// <param name="Id">The API key's, account's or participant's id; for a guest the address.</param>
/// <param name="MeetingId">The only meeting that a participant may touch.</param>
/// <param name="Address">The client's IP address; null for the server itself.</param>
internal sealed record Caller(string TenantId, CallerKind Kind, string Id, string Name, string? MeetingId = null, string? Address = null)
{
    public const string DefaultTenant = "default";

    /// <summary>RFC 7638 thumbprint of the device's key, of a participant.</summary>
    public string? KeyThumbprint { get; init; }

    /// <summary>The join token of somebody outside of the meeting, where a call takes one; such a caller is a guest otherwise.</summary>
    public JoinToken? Invitation { get; init; }

    /// <summary>Whether this is one of those who may act on all of a tenant's meetings.</summary>
    public bool IsTenant => Kind is CallerKind.ApiKey or CallerKind.Account or CallerKind.System;

    /// <summary>Whether this one may also change the tenant's API keys, accounts and webhooks.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>Whether this one may also make tenants and change their limits.</summary>
    public bool IsOperator { get; init; }

    public static Caller System(string tenantId) => new(tenantId, CallerKind.System, "system", "Conference");
}
