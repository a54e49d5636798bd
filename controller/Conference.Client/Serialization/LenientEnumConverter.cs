using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Client.Serialization;

/// <summary>
/// Enums on the wire are camelCase words. A word that this version does not know, from a newer server, is read as the enum's zero value,
/// which is named <c>Unknown</c>; it is never written.
/// </summary>
internal sealed class LenientEnumConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Words = Enum.GetValues<TEnum>()
        .Where(value => !value.Equals(default(TEnum)))
        .ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, TEnum> Values = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string WordOf(TEnum value) =>
        Words.TryGetValue(value, out var word) ? word : throw new ArgumentException($"{typeof(TEnum).Name}.{value} has no meaning to the server.", nameof(value));

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return Values.GetValueOrDefault(reader.GetString()!);
        reader.Skip();
        return default;
    }

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(WordOf(value));
}
