using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Conference.Controller.Access.Writes;
using Conference.Controller.Api.Limits;
using Conference.Controller.Errors;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.Accounts;

/// <summary>
/// Sessions of the dashboard: a random secret, of which the database holds the hash. Each call reads its session and account, so that an
/// account that was removed or lost its role is noticed at once.
/// </summary>
internal sealed class AccountSessions(Database database, RateLimits limits, TimeProvider clock)
{
    public const string Prefix = "cs_";

    private const int SecretBytes = 32;

    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    // The expiry is written again when that is worth a write.
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    /// <summary>A session that is not written yet, and its secret.</summary>
    public (AccountSessionRow Row, string Secret) New(AccountRow account, string address)
    {
        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = clock.GetUtcNow();
        return (new AccountSessionRow(IdOf(secret), account.TenantId, account.Id, now, now + Idle, address), secret);
    }

    /// <exception cref="RefusedException">There is no such session, or it has expired.</exception>
    public async Task<Caller> ReadAsync(string secret, string address, CancellationToken cancellationToken)
    {
        limits.CheckCalls(address);
        var id = IdOf(secret);
        var found = await database.FindJsonAsync<SessionOfAccount>(
            """
            SELECT jsonb_build_object('session', to_jsonb(s), 'account', to_jsonb(a))::text
            FROM account_session s JOIN account a ON a.id = s.account_id WHERE s.id = @id
            """,
            new { id },
            cancellationToken);
        var now = clock.GetUtcNow();
        if (found is null || found.Session.ExpiresAt <= now)
            throw new RefusedException(RefusalCode.SessionExpired, "The session has expired: sign in again.");
        var end = Earlier(now + Idle, found.Session.CreatedAt + LongestLife);
        if (end - found.Session.ExpiresAt >= Step)
            await database.ExecuteAsync("UPDATE account_session SET expires_at = @end WHERE id = @id", new { id, end }, cancellationToken);
        var account = found.Account;
        return new Caller(account.TenantId, CallerKind.Account, account.Id, account.Name, Address: address)
        {
            IsAdmin = account.Role == AccountRole.Admin,
        };
    }

    public static string IdOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private sealed record SessionOfAccount(AccountSessionRow Session, AccountRow Account);
}
