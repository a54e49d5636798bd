using Conference.Controller.Storage;

namespace Conference.Controller.Access.Accounts;

/// <param name="Id">SHA-256 of the session's secret: who reads the database cannot use it.</param>
[Table("account_session", "id")]
internal sealed record AccountSessionRow(
    string Id, string TenantId, string AccountId, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, string? Address) : ILedgerRow;
