using Conference.Controller.Storage;

namespace Conference.Controller.Access.ApiKeys;

/// <summary>A secret of an API key; there may be two that hold, while one replaces the other.</summary>
/// <param name="Id">The kid.</param>
/// <param name="Secret">Sealed.</param>
[Table("api_key_secret", "id")]
internal sealed record ApiKeySecretRow(
    string Id, string TenantId, string ApiKeyId, byte[] Secret, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt) : ILedgerRow;
