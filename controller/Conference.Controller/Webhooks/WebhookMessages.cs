using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Webhooks;

/// <param name="Events">Names of types; a <c>*</c> at the end stands for any rest. Null: all.</param>
/// <param name="MeetingId">Id or code of the only meeting; null: all of the tenant's.</param>
internal sealed record CreateWebhookRequest(
    string Url, IReadOnlyList<string>? Events = null, string? MeetingId = null, string? Description = null);

/// <summary>What is to change; what is null stays as it is.</summary>
/// <param name="Description">Empty: none any more.</param>
internal sealed record UpdateWebhookRequest(
    string? Url = null, IReadOnlyList<string>? Events = null, bool? Enabled = null, string? Description = null);

/// <param name="PreviousSecretUntil">Until then the secret before signs too.</param>
/// <param name="Secret">Only in the answers to create and rotate.</param>
internal sealed record WebhookView(
    string Id,
    string Url,
    IReadOnlyList<string> Events,
    string? MeetingId,
    string? Description,
    bool Enabled,
    DateTimeOffset? DisabledAt,
    string? DisabledReason,
    DateTimeOffset? FailingSince,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    public static WebhookView Of(WebhookRow row, string? secret = null) => new(
        row.Id,
        row.Url,
        row.Events,
        row.MeetingId,
        row.Description,
        row.Enabled,
        row.DisabledAt,
        row.DisabledReason,
        row.FailingSince,
        row.PreviousSecretUntil,
        row.CreatedAt,
        row.UpdatedAt,
        secret);
}

internal sealed record WebhookList(IReadOnlyList<WebhookView> Items, string? NextCursor);

/// <param name="Id">The event's, as in the header <c>webhook-id</c>.</param>
internal sealed record DeliveryView(
    string Id,
    string Type,
    string? MeetingId,
    long Sequence,
    DateTimeOffset At,
    DeliveryState State,
    int Attempts,
    int? LastStatus,
    string? LastError,
    string? LastResponse,
    int? DurationMs,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastAttemptAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? FinishedAt)
{
    public static DeliveryView Of(DeliveryRow row) => new(
        row.EventId,
        row.Type,
        row.MeetingId.Length == 0 ? null : row.MeetingId,
        row.Sequence,
        row.At,
        row.State,
        row.Attempts,
        row.LastStatus,
        row.LastError,
        row.LastResponse,
        row.DurationMs,
        row.CreatedAt,
        row.LastAttemptAt,
        row.NextAttemptAt,
        row.FinishedAt);
}

internal sealed record DeliveryList(IReadOnlyList<DeliveryView> Items, string? NextCursor);

internal sealed record WebhookTestData(string WebhookId);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(CamelCaseEnumConverter<DeliveryState>)])]
[JsonSerializable(typeof(CreateWebhookRequest))]
[JsonSerializable(typeof(UpdateWebhookRequest))]
[JsonSerializable(typeof(WebhookView))]
[JsonSerializable(typeof(WebhookList))]
[JsonSerializable(typeof(DeliveryView))]
[JsonSerializable(typeof(DeliveryList))]
[JsonSerializable(typeof(WebhookTestData))]
[JsonSerializable(typeof(WebhookMessage))]
internal sealed partial class WebhookJson : JsonSerializerContext;
