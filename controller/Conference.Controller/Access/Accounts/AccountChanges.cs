using System.Net.Mail;
using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Storage;
using Npgsql;

namespace Conference.Controller.Access.Accounts;

/// <summary>Makes, changes and removes accounts. A tenant that has an administrator keeps one.</summary>
internal sealed class AccountChanges(Database database, Passwords passwords, TimeProvider clock)
{
    private const string Kind = "account";
    private const int MaximumEmail = 254;
    private const int MaximumName = 100;

    public async Task<Answer> CreateAsync(Operation operation, CreateAccountRequest request, CancellationToken cancellationToken)
    {
        var account = await NewAsync(operation.Caller.TenantId, request, cancellationToken);
        var answer = Answer.Created($"/api/v1/accounts/{account.Id}", account.View(), AccountJson.Default.AccountView, account.ETag());
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        try
        {
            await write.WriteAsync(account);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new RefusedException(RefusalCode.AccountExists, $"There is an account with the address {account.Email} already.", exception);
        }

        return await write.CommitAsync(operation, answer, account.CreatedAt, Audit(operation, account.CreatedAt, "account.created", account.Id));
    }

    /// <summary>An account that is not written yet.</summary>
    public async Task<AccountRow> NewAsync(string tenantId, CreateAccountRequest request, CancellationToken cancellationToken)
    {
        var email = Normal(request.Email);
        if (email.Length > MaximumEmail || !MailAddress.TryCreate(email, out var parsed) || parsed.Address != email)
            throw new RefusedException(RefusalCode.InvalidBody, "email must be an e-mail address.");
        var hash = await passwords.HashAsync(request.Password, cancellationToken);
        var now = clock.GetUtcNow();
        return new AccountRow(Ids.New(), tenantId, email, Name(request.Name ?? parsed.User), request.Role, hash, now, now, 1);
    }

    /// <summary>Changes name, role or password; a new password ends the account's sessions and unlocks it.</summary>
    public async Task<Answer> ChangeAsync(
        Operation operation, string id, ChangeAccountRequest request, string? ifMatch, CancellationToken cancellationToken)
    {
        var hash = request.Password is { } password ? await passwords.HashAsync(password, cancellationToken) : null;
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var account = await LockAsync(write, operation.Caller.TenantId, id);
        if (ifMatch is { Length: > 0 } and not "*" && ifMatch != account.ETag())
            throw new RefusedException(RefusalCode.VersionMismatch, "The account has been changed meanwhile: read it again.");
        if (request.Role is AccountRole.Member && account.Role == AccountRole.Admin)
            await RequireOtherAdminAsync(write, account);
        var changed = account with
        {
            Name = request.Name is { } name ? Name(name) : account.Name,
            Role = request.Role ?? account.Role,
            PasswordHash = hash ?? account.PasswordHash,
            UpdatedAt = now,
            Version = account.Version + 1,
        };
        await write.WriteAsync(changed);
        if (hash is not null)
            await EndSessionsAsync(write, id);
        var answer = Answer.Ok(changed.View(), AccountJson.Default.AccountView, changed.ETag());
        return await write.CommitAsync(operation, answer, now, Audit(operation, now, "account.changed", id));
    }

    public async Task<Answer> RemoveAsync(Operation operation, string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var account = await LockAsync(write, operation.Caller.TenantId, id);
        if (account.Role == AccountRole.Admin)
            await RequireOtherAdminAsync(write, account);
        await EndSessionsAsync(write, id);
        await write.ExecuteAsync("DELETE FROM account WHERE id = @id", new { id });
        return await write.CommitAsync(operation, Answer.NoContent, now, Audit(operation, now, "account.removed", id));
    }

    /// <summary>One's own password, with the one before; ends all sessions of the account, also the one that asks.</summary>
    public async Task<Answer> ChangePasswordAsync(Operation operation, ChangePasswordRequest request, CancellationToken cancellationToken)
    {
        var id = operation.Caller.Id;
        var hash = await passwords.HashAsync(request.NewPassword, cancellationToken);
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var account = await LockAsync(write, operation.Caller.TenantId, id);
        if (!await passwords.VerifyAsync(account.PasswordHash, request.CurrentPassword, cancellationToken))
            throw new RefusedException(RefusalCode.PasswordWrong, "currentPassword is not the account's password.");
        await write.WriteAsync(account with { PasswordHash = hash, UpdatedAt = now, Version = account.Version + 1 });
        await EndSessionsAsync(write, id);
        return await write.CommitAsync(operation, Answer.NoContent, now, Audit(operation, now, "account.passwordChanged", id));
    }

    public static string Normal(string email) => email.Trim().ToLowerInvariant();

    public static RefusedException NotFound(string id) => new(RefusalCode.AccountNotFound, $"There is no account '{id}'.");

    // A tenant's accounts are changed one after the other, so that two administrators cannot remove each other at once.
    private static async Task<AccountRow> LockAsync(CheckedWrite write, string tenantId, string id)
    {
        await write.ExecuteAsync("SELECT FROM tenant WHERE id = @tenantId FOR NO KEY UPDATE", new { tenantId });
        return await write.FindAsync<AccountRow>(
            $"{AccountStore.Select} WHERE a.tenant_id = @tenantId AND a.id = @id FOR UPDATE", new { tenantId, id }) ?? throw NotFound(id);
    }

    private static async Task RequireOtherAdminAsync(CheckedWrite write, AccountRow account)
    {
        var other = await write.FindAsync<AccountRow>(
            $"{AccountStore.Select} WHERE a.tenant_id = @TenantId AND a.role = 'admin' AND a.id <> @Id LIMIT 1", new { account.TenantId, account.Id });
        if (other is null)
            throw new RefusedException(RefusalCode.LastAdmin, "This is the last administrator: make another one first.");
    }

    private static Task<int> EndSessionsAsync(CheckedWrite write, string id) => write.ExecuteAsync(
        """
        DELETE FROM account_session WHERE account_id = @id;
        UPDATE account SET failed_logins = 0, locked_until = NULL WHERE id = @id;
        """,
        new { id });

    private static string Name(string given)
    {
        var name = string.Concat(given.Where(character => !char.IsControl(character))).Trim();
        return name.Length is > 0 and <= MaximumName
            ? name
            : throw new RefusedException(RefusalCode.InvalidBody, $"name must have 1 to {MaximumName} characters.");
    }

    private static AuditRow Audit(Operation operation, DateTimeOffset at, string action, string target) =>
        AuditRow.Of(operation.Caller, null, at, action, Kind, target);
}
