using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Storage;

/// <summary>PostgreSQL's text has no NUL, which anybody may send inside a JSON string: it becomes U+FFFD, as lone surrogates do.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Contains('\0') ? value.Replace('\0', '\uFFFD') : value);
}
