using System.Buffers.Text;
using System.Text.Json;
using Conference.Controller.Access.ApiKeys;
using Conference.Controller.Access.Roles;
using Conference.Controller.Access.Signing;
using Conference.Controller.Errors;

namespace Conference.Controller.Access.Tokens;

/// <summary>Reads the tokens with which people enter meetings, and makes the host's own.</summary>
internal sealed class JoinTokens(ApiTokens tokens, SigningKeys signingKeys, TimeProvider clock)
{
    public const int MaximumUserId = 128;

    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    // A link to a meeting that is planned weeks ahead must work when it begins; SigningKeys keeps a key for longer than this.
    private static readonly TimeSpan HostTokenLife = TimeSpan.FromDays(30);

    /// <exception cref="RefusedException">The token does not hold.</exception>
    public async Task<JoinToken> ReadAsync(string text, string address, CancellationToken cancellationToken)
    {
        var (jws, header) = TokenCheck.Parse(text);
        if (signingKeys.Find(header.Kid) is { } own)
        {
            var ownClaims = TokenCheck.Open(jws, own.Secret);
            TokenCheck.Check(ownClaims, KeyScope.Join, HostTokenLife, clock.GetUtcNow());
            return Of(ownClaims.Tenant ?? throw TokenCheck.Invalid("The token names no tenant."), ownClaims);
        }

        var (secret, claims) = await tokens.VerifyAsync(text, KeyScope.Join, LongestLife, address, cancellationToken);
        return Of(secret.TenantId, claims);
    }

    /// <summary>A token with which whoever created a meeting enters it as its host.</summary>
    public string IssueHost(string tenantId, string meetingId, string userId)
    {
        var key = signingKeys.Newest;
        var now = clock.GetUtcNow();
        var claims = new TokenClaims(
            KeyScope.Join,
            now.ToUnixTimeSeconds(),
            now.Add(HostTokenLife).ToUnixTimeSeconds(),
            Sub: userId,
            Meeting: meetingId,
            Role: Role.Host,
            Tenant: tenantId);
        var header = JsonSerializer.SerializeToUtf8Bytes(TokenHeader.For(key.Id), TokenJson.Default.TokenHeader);
        return Jws.Create(
            Base64Url.EncodeToString(header), JsonSerializer.SerializeToUtf8Bytes(claims, TokenJson.Default.TokenClaims), key.Secret);
    }

    private static JoinToken Of(string tenantId, TokenClaims claims)
    {
        if (claims.Meeting is not { Length: > 0 } meeting || claims.Sub is not { Length: > 0 and <= MaximumUserId } user)
            throw TokenCheck.Invalid($"A token of scope 'join' needs the claims meeting and sub (1 to {MaximumUserId} characters).");
        RoleGrants.Check(claims.Grants);
        return new JoinToken(tenantId, meeting, user, claims.Name, claims.Role, claims.Grants);
    }
}
