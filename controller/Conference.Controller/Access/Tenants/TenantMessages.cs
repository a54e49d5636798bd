using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Access.Tenants;

internal sealed record CreateTenantRequest(string Name, TenantLimits? Limits = null);

/// <summary>What stays as it is is left out; limits are replaced as a whole.</summary>
internal sealed record ChangeTenantRequest(string? Name = null, TenantLimits? Limits = null);

/// <param name="ApiKey">Only in the answer to create: the key with which the tenant's own backend makes everything else.</param>
internal sealed record TenantView(
    string Id,
    string Name,
    TenantLimits Limits,
    DateTimeOffset CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ApiKeys.ApiKeyFile? ApiKey = null);

internal sealed record TenantList(IReadOnlyList<TenantView> Items, string? NextCursor);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CreateTenantRequest))]
[JsonSerializable(typeof(ChangeTenantRequest))]
[JsonSerializable(typeof(TenantView))]
[JsonSerializable(typeof(TenantList))]
internal sealed partial class TenantJson : JsonSerializerContext;
