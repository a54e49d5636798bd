using System.Text.Json.Serialization;

namespace Conference.Controller.Access.Tokens;

/// <summary>The only header that a token may have. A member that is not listed here, such as <c>crit</c> or <c>jwk</c>, is refused.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record TokenHeader(string Alg, string Kid, string? Typ = null)
{
    private const string Algorithm = "HS256";
    private const string Type = "JWT";

    [JsonIgnore]
    public bool IsFit => Alg == Algorithm && Typ is null or Type;

    public static TokenHeader For(string kid) => new(Algorithm, kid, Type);
}
