using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Access.Accounts;

internal sealed record CreateAccountRequest(string Email, string Password, string? Name = null, AccountRole Role = AccountRole.Member);

/// <summary>What stays as it is is left out.</summary>
internal sealed record ChangeAccountRequest(string? Name = null, AccountRole? Role = null, string? Password = null);

/// <param name="Tenant">Null for the tenant <c>default</c>.</param>
internal sealed record LoginRequest(string Email, string Password, string? Tenant = null);

internal sealed record ChangePasswordRequest(string CurrentPassword, string NewPassword);

internal sealed record LoginResponse(string Session, DateTimeOffset ExpiresAt, AccountView Account);

internal sealed record AccountView(
    string Id, string Email, string Name, AccountRole Role, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

internal sealed record AccountList(IReadOnlyList<AccountView> Items, string? NextCursor);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(CamelCaseEnumConverter<AccountRole>)])]
[JsonSerializable(typeof(CreateAccountRequest))]
[JsonSerializable(typeof(ChangeAccountRequest))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(LoginResponse))]
[JsonSerializable(typeof(AccountView))]
[JsonSerializable(typeof(AccountList))]
internal sealed partial class AccountJson : JsonSerializerContext;
