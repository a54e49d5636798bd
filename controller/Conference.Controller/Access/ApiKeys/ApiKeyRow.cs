using Conference.Controller.Storage;

namespace Conference.Controller.Access.ApiKeys;

/// <summary>An API key. When it was last used is noted beside it, and not written by those who change it.</summary>
[Table("api_key", "id")]
internal sealed record ApiKeyRow(
    string Id,
    string TenantId,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt) : ILedgerRow;
