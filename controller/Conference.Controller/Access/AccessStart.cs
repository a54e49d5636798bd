using System.Security.Cryptography;
using Conference.Controller.Access.Accounts;
using Conference.Controller.Access.ApiKeys;
using Conference.Controller.Access.Signing;
using Conference.Controller.Hosting;
using Conference.Controller.Storage;

namespace Conference.Controller.Access;

/// <summary>Has the signing keys, the first API key and the first administrator ready before the server listens, and keeps the keys fresh.</summary>
internal sealed partial class AccessStart(
    SigningKeys signingKeys, FirstApiKey firstApiKey, FirstAccount firstAccount, TimeProvider clock, ILogger<AccessStart> logger)
    : RecurringService(SigningKeys.Interval, clock)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await signingKeys.RefreshAsync(cancellationToken);
        }
        catch (CryptographicException exception)
        {
            throw new StartupException(
                "The secrets in the database were sealed under another master key: set Access:MasterKey, or bring the data folder's master.key back.",
                exception);
        }

        await firstApiKey.EnsureAsync(cancellationToken);
        await firstAccount.EnsureAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await signingKeys.RefreshAsync(cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            NotRefreshed(exception.Message); // the keys in memory go on
        }
    }

    [LoggerMessage(2102, LogLevel.Warning, "The signing keys were not read again: {Reason}")]
    private partial void NotRefreshed(string reason);
}
