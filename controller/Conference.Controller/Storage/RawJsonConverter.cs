using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Storage;

/// <summary>JSON text as it is, but for the NUL that jsonb has not.</summary>
internal sealed class RawJsonConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonNul.Replace(value));
}
