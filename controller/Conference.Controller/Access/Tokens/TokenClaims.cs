using Conference.Controller.Access.Roles;

namespace Conference.Controller.Access.Tokens;

/// <summary>The claims of a token as they stand in it (RFC 7519). Times are seconds since 1970, which may have a fraction.</summary>
/// <param name="Tenant">In tokens that the server itself has signed; an application's tokens belong to the tenant of its key.</param>
internal sealed record TokenClaims(
    string Scope,
    double Iat,
    double Exp,
    double? Nbf = null,
    string? Sub = null,
    string? Meeting = null,
    string? Name = null,
    Role? Role = null,
    IReadOnlyDictionary<string, bool>? Grants = null,
    string? Tenant = null);
