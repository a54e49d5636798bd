using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Api.Limits;
using Conference.Controller.Errors;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.Accounts;

/// <summary>
/// Signs people in and out. A login that fails says the same, and takes as long, for an address that nobody has, a wrong password and a
/// locked account.
/// </summary>
internal sealed class Logins(Database database, Passwords passwords, AccountSessions sessions, RateLimits limits, TimeProvider clock)
{
    private const int Attempts = 5;
    private const string Kind = "account";

    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    public async Task<Answer> LoginAsync(Operation operation, LoginRequest request, CancellationToken cancellationToken)
    {
        var address = operation.Caller.Address!;
        limits.Login(address);
        var email = AccountChanges.Normal(request.Email);
        var tenantId = request.Tenant ?? Caller.DefaultTenant;
        var account = await database.FindJsonAsync<AccountWithLock>(
            "SELECT jsonb_build_object('row', to_jsonb(a), 'locked_until', a.locked_until)::text FROM account a WHERE tenant_id = @tenantId AND email = @email",
            new { tenantId, email },
            cancellationToken);
        var fits = await passwords.VerifyAsync(account?.Row.PasswordHash, request.Password, cancellationToken);
        var now = clock.GetUtcNow();
        if (account is null)
            throw Refuse();
        var caller = Of(account.Row, address);
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        if (!fits || account.LockedUntil > now)
        {
            if (!fits)
                await CountFailureAsync(write, account.Row.Id, now);
            await write.WriteAsync(AuditRow.Of(caller, null, now, "account.loginFailed", Kind, account.Row.Id));
            await write.CommitAsync();
            throw Refuse();
        }

        await write.ExecuteAsync(
            "UPDATE account SET failed_logins = 0, locked_until = NULL WHERE id = @Id AND failed_logins > 0", new { account.Row.Id });
        var (session, secret) = sessions.New(account.Row, address);
        await write.WriteAsync(session);
        var answer = Answer.Ok(new LoginResponse(secret, session.ExpiresAt, account.Row.View()), AccountJson.Default.LoginResponse);
        return await write.CommitAsync(operation, answer, now, AuditRow.Of(caller, null, now, "account.loggedIn", Kind, account.Row.Id));
    }

    /// <param name="secret">The session that asks.</param>
    public async Task<Answer> LogoutAsync(Operation operation, string secret, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        await write.ExecuteAsync("DELETE FROM account_session WHERE id = @id", new { id = AccountSessions.IdOf(secret) });
        var audit = AuditRow.Of(operation.Caller, null, now, "account.loggedOut", Kind, operation.Caller.Id);
        return await write.CommitAsync(operation, Answer.NoContent, now, audit);
    }

    private static Task<int> CountFailureAsync(CheckedWrite write, string id, DateTimeOffset now) => write.ExecuteAsync(
        """
        UPDATE account SET
            failed_logins = CASE WHEN failed_logins + 1 >= @Attempts THEN 0 ELSE failed_logins + 1 END,
            locked_until = CASE WHEN failed_logins + 1 >= @Attempts THEN @until ELSE locked_until END
        WHERE id = @id
        """,
        new { id, Attempts, until = now + Lock });

    private static Caller Of(AccountRow account, string address) =>
        new(account.TenantId, CallerKind.Account, account.Id, account.Name, Address: address);

    private static RefusedException Refuse() => new(
        RefusalCode.LoginFailed,
        $"Address and password do not fit, or the account is locked for {Lock.TotalMinutes} minutes after {Attempts} wrong passwords.");

    private sealed record AccountWithLock(AccountRow Row, DateTimeOffset? LockedUntil);
}
