using System.Text.Json;
using Conference.Controller.Errors;

namespace Conference.Controller.Access.Tokens;

/// <summary>The checks that every token of ours and of the applications goes through.</summary>
internal static class TokenCheck
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <summary>Takes the text apart; nothing in it is believed yet.</summary>
    /// <exception cref="RefusedException">It is no JWT under HS256.</exception>
    public static (Jws Jws, TokenHeader Header) Parse(string text)
    {
        if (Jws.Parse(text) is not { } jws)
            throw Invalid($"The token is not a JWT of at most {Jws.MaximumLength} characters.");
        try
        {
            var header = JsonSerializer.Deserialize(jws.Header, TokenJson.Default.TokenHeader);
            return header is { IsFit: true } ? (jws, header) : throw Invalid(HeaderForm);
        }
        catch (JsonException)
        {
            throw Invalid(HeaderForm);
        }
    }

    /// <summary>The claims of a token whose signature holds.</summary>
    /// <exception cref="RefusedException">The signature does not hold, or the claims have not the form of ours.</exception>
    public static TokenClaims Open(Jws jws, byte[] key)
    {
        if (!jws.IsSignedBy(key))
            throw Invalid("The token's signature does not hold: sign with the secret that belongs to the kid, as UTF-8 text.");
        try
        {
            return JsonSerializer.Deserialize(jws.Payload, TokenJson.Default.TokenClaims) ?? throw Invalid("The token has no claims.");
        }
        catch (JsonException exception)
        {
            // The path names a claim, never its value.
            throw Invalid($"The token's claims do not fit{(string.IsNullOrEmpty(exception.Path) ? string.Empty : $" at {exception.Path}")}.");
        }
    }

    /// <exception cref="RefusedException">The token is for something else, is too old, is not valid yet, or lives too long.</exception>
    public static void Check(TokenClaims claims, string scope, TimeSpan longestLife, DateTimeOffset now)
    {
        if (claims.Scope != scope)
            throw new RefusedException(RefusalCode.TokenScope, $"The token's scope must be '{scope}'.");
        var seconds = now.ToUnixTimeMilliseconds() / 1000.0;
        if (!(claims.Iat <= seconds + Skew.TotalSeconds) || !((claims.Nbf ?? claims.Iat) <= seconds + Skew.TotalSeconds))
            throw new RefusedException(RefusalCode.TokenNotYetValid, "The token is not valid yet: check the clock of the machine that made it.");
        if (!(claims.Exp > seconds - Skew.TotalSeconds))
            throw new RefusedException(RefusalCode.TokenExpired, "The token has expired: make a fresh one.");
        if (!(claims.Exp - claims.Iat <= longestLife.TotalSeconds))
            throw Invalid($"A token of scope '{scope}' may live {longestLife.TotalHours} h from iat to exp.");
    }

    public static RefusedException Invalid(string why) => new(RefusalCode.TokenInvalid, why);

    private const string HeaderForm = """The token's header must be {"alg":"HS256","typ":"JWT","kid":"<id of the secret>"} and nothing else.""";
}
