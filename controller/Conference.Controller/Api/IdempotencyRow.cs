using Conference.Controller.Storage;

namespace Conference.Controller.Api;

[Table("idempotency_key", "tenant_id, scope, key", AppendOnly = true)]
internal sealed record IdempotencyRow(
    string TenantId,
    string Scope,
    string Key,
    string RequestHash,
    int Status,
    string? Location,
    string? Etag,
    string Body,
    DateTimeOffset CreatedAt) : ILedgerRow;
