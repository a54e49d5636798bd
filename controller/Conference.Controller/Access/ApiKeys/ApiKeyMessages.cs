using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Access.ApiKeys;

/// <param name="Scopes">Null: <c>api</c> and <c>join</c>.</param>
internal sealed record CreateApiKeyRequest(string Name, IReadOnlyList<string>? Scopes = null, DateTimeOffset? ExpiresAt = null);

/// <param name="Overlap">How many seconds the older secret goes on holding.</param>
internal sealed record RotateApiKeyRequest(int Overlap = RotateApiKeyRequest.DefaultOverlap)
{
    public const int DefaultOverlap = 24 * 60 * 60;
    public const int MaximumOverlap = 30 * DefaultOverlap;
}

/// <param name="Kid">The name of <paramref name="Secret"/>, for the header of tokens.</param>
/// <param name="Secret">Only in the answers to create and rotate.</param>
internal sealed record ApiKeyView(
    string Id,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    IReadOnlyList<ApiKeySecretView> Secrets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kid = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null);

/// <summary>A secret that holds, by its name only.</summary>
internal sealed record ApiKeySecretView(string Kid, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt);

internal sealed record ApiKeyList(IReadOnlyList<ApiKeyView> Items, string? NextCursor);

/// <summary>What programs on this machine read to sign their first token.</summary>
internal sealed record ApiKeyFile(string Id, string Secret);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CreateApiKeyRequest))]
[JsonSerializable(typeof(RotateApiKeyRequest))]
[JsonSerializable(typeof(ApiKeyView))]
[JsonSerializable(typeof(ApiKeyList))]
[JsonSerializable(typeof(ApiKeyFile))]
internal sealed partial class ApiKeyJson : JsonSerializerContext;
