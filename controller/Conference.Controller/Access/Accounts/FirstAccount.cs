using Conference.Controller.Access.Writes;
using Conference.Controller.Errors;
using Conference.Controller.Hosting;
using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Access.Accounts;

/// <summary>Makes the administrator that the configuration names, once: a password that was changed since then stays.</summary>
internal sealed class FirstAccount(Database database, AccountChanges changes, IOptions<AccessOptions> options)
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (options.Value is not { AdminEmail: { Length: > 0 } email, AdminPassword: { Length: > 0 } password })
            return;
        try
        {
            var account = await changes.NewAsync(
                Caller.DefaultTenant, new CreateAccountRequest(email, password, Role: AccountRole.Admin), cancellationToken);
            await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
            await write.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('account'))", new { }); // two processes may start at once
            const string Known = $"{AccountStore.Select} WHERE a.tenant_id = @TenantId AND a.email = @Email";
            if (await write.FindAsync<AccountRow>(Known, new { account.TenantId, account.Email }) is not null)
                return;
            await write.WriteAsync(account);
            await write.CommitAsync();
        }
        catch (RefusedException refused)
        {
            throw new StartupException($"The administrator of {AccessOptions.Section} cannot be made: {refused.Message}", refused);
        }
    }
}
