using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Conformance;

/// <summary>Bytes, which are a Buffer in Node: <c>{ "$bytes": "Base64" }</c>.</summary>
internal sealed class BytesConverter : JsonConverter<byte[]>
{
    private const string BytesName = "$bytes";

    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(BytesName, out var bytes)
            ? bytes.GetBytesFromBase64()
            : throw new JsonException("This is no Buffer.");
    }

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteBase64String(BytesName, value);
        writer.WriteEndObject();
    }
}
