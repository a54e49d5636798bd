namespace Conference.Client.Keys;

/// <summary>A token's header: the algorithm (RFC 7518, section 3.1), and what names or is the key.</summary>
internal sealed record JwtHeader(string Alg, string Typ)
{
    public string? Kid { get; init; }

    public DevicePublicKey? Jwk { get; init; }
}
