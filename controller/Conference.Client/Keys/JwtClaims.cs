namespace Conference.Client.Keys;

/// <summary>Claims of a token with which a program calls the API.</summary>
internal sealed record ApiClaims(string Scope, long Iat, long Exp);

/// <summary>Claims of a token that lets somebody join one meeting.</summary>
internal sealed record JoinClaims(
    string Scope, string Meeting, string Sub, string? Name, Role? Role, IReadOnlyDictionary<string, bool>? Grants, long Iat, long Exp);

/// <summary>Claims of a DPoP proof (RFC 9449, section 4.2).</summary>
internal sealed record ProofClaims(string Jti, string Htm, string Htu, long Iat, string Ath);
