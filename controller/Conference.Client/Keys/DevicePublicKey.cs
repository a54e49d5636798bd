namespace Conference.Client.Keys;

/// <summary>A public JWK on P-256 (RFC 7517; RFC 7518, section 6.2).</summary>
internal sealed record DevicePublicKey(string Kty, string Crv, string X, string Y);
