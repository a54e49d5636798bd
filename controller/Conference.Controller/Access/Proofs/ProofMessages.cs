using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Access.Proofs;

/// <summary>The header of a device's proof (RFC 9449, section 4.2).</summary>
internal sealed record ProofHeader(string Typ, string Alg, ProofKey Jwk, JsonElement? Crit = null)
{
    [JsonIgnore]
    public bool IsFit => Typ == "dpop+jwt" && Alg == "ES256" && Crit is null;
}

/// <summary>The device's key as it stands in the proof.</summary>
/// <param name="D">The private half, which must not be there.</param>
internal sealed record ProofKey(string Kty, string Crv, string X, string Y, string? D = null)
{
    public DeviceKey Public => new(Kty, Crv, X, Y);
}

/// <summary>What a proof is good for: one call, once, now, with one ticket.</summary>
internal sealed record ProofClaims(string Jti, string Htm, string Htu, double Iat, string Ath);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ProofHeader))]
[JsonSerializable(typeof(ProofClaims))]
internal sealed partial class ProofJson : JsonSerializerContext;
