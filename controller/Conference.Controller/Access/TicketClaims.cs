using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Access;

/// <summary>A ticket's claims as they stand in the JWT (RFC 7519); <c>cnf.jkt</c> binds it to the device's key (RFC 7800, RFC 9449).</summary>
internal sealed record TicketClaims(string Iss, string Sub, string Tenant, string Meeting, Confirmation Cnf, long Iat, long Exp);

internal sealed record Confirmation(string Jkt);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TicketClaims))]
internal sealed partial class TicketJson : JsonSerializerContext;
