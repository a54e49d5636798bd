using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Storage;

/// <summary>A JSON value as it is, but for the NUL that jsonb has not.</summary>
internal sealed class JsonElementConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonNul.Replace(value.GetRawText()), skipInputValidation: true);
}
