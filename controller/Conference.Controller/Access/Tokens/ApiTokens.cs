using Conference.Controller.Access.ApiKeys;
using Conference.Controller.Errors;

namespace Conference.Controller.Access.Tokens;

/// <summary>Reads the JWTs that applications sign with their API keys.</summary>
internal sealed class ApiTokens(ApiKeyDirectory keys, TimeProvider clock)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);

    /// <summary>Who calls the REST API with this token.</summary>
    /// <exception cref="RefusedException">The token does not hold.</exception>
    public async Task<Caller> ReadAsync(string text, string address, CancellationToken cancellationToken)
    {
        var (secret, _) = await VerifyAsync(text, KeyScope.Api, LongestLife, address, cancellationToken);
        return new Caller(secret.TenantId, CallerKind.ApiKey, secret.KeyId, secret.KeyName, Address: address)
        {
            IsAdmin = true,
            IsOperator = secret.Scopes.Contains(KeyScope.Operator),
        };
    }

    /// <summary>The key that signed, and what it says.</summary>
    public async Task<(SigningSecret Secret, TokenClaims Claims)> VerifyAsync(
        string text, string scope, TimeSpan longestLife, string address, CancellationToken cancellationToken)
    {
        var (jws, header) = TokenCheck.Parse(text);
        if (await keys.FindAsync(header.Kid, address, cancellationToken) is not { } secret)
            throw TokenCheck.Invalid("The token's kid names no secret of an API key here.");
        var claims = TokenCheck.Open(jws, secret.Key);
        var now = clock.GetUtcNow();
        if (secret.EndsAt <= now)
            throw new RefusedException(RefusalCode.TokenRevoked, "The secret that signed the token was revoked, replaced or has expired.");
        TokenCheck.Check(claims, scope, longestLife, now);
        if (!secret.Scopes.Contains(scope))
            throw new RefusedException(RefusalCode.TokenScope, $"The API key may not sign tokens of scope '{scope}'.");
        keys.NoteUse(secret.KeyId, now);
        return (secret, claims);
    }
}
