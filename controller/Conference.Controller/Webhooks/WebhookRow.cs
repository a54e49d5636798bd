using Conference.Controller.Storage;

namespace Conference.Controller.Webhooks;

/// <summary>A receiver of a tenant's events. It is changed only while its row is locked.</summary>
/// <param name="MeetingId">The only meeting whose events it gets; null: all of the tenant's.</param>
/// <param name="FailingSince">The first failure after the last success.</param>
/// <param name="Secret">Sealed.</param>
/// <param name="PreviousSecret">Sealed; signs too, until <paramref name="PreviousSecretUntil"/>.</param>
/// <param name="Version">Grows with what is shown to change, but for how deliveries go.</param>
[Table("webhook", "id")]
internal sealed record WebhookRow(
    string Id,
    string TenantId,
    string? MeetingId,
    string Url,
    string? Description,
    IReadOnlyList<string> Events,
    bool Enabled,
    DateTimeOffset? DisabledAt,
    string? DisabledReason,
    DateTimeOffset? FailingSince,
    byte[] Secret,
    byte[]? PreviousSecret,
    DateTimeOffset? PreviousSecretUntil,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version) : ILedgerRow
{
    public string ETag() => $"\"{Version}\"";
}
