using Conference.Controller.Storage;

namespace Conference.Controller.Access.Accounts;

/// <summary>Somebody who signs in to the dashboard. Failed logins are counted beside it, and not written by those who change it.</summary>
/// <param name="Email">In lower case; one account per tenant and address.</param>
[Table("account", "id")]
internal sealed record AccountRow(
    string Id,
    string TenantId,
    string Email,
    string Name,
    AccountRole Role,
    string PasswordHash,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version) : ILedgerRow;
