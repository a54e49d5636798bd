using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Hosting;

/// <summary>Enums on the wire are camelCase words, never numbers.</summary>
internal sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
