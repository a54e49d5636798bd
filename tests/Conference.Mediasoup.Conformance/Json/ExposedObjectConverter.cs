using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Conformance;

/// <summary>An object as its handle and its class in Node: <c>{ "$object": 7, "class": "RouterImpl" }</c>.</summary>
internal sealed class ExposedObjectConverter(ObjectTable objects) : JsonConverter<ExposedObject>
{
    public const string HandleName = "$object";

    public override ExposedObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement is { ValueKind: JsonValueKind.Object } reference && reference.TryGetProperty(HandleName, out var handle)
            ? objects.Find(handle.GetInt32())
            : throw new JsonException("This is no object of mediasoup.");
    }

    public override void Write(Utf8JsonWriter writer, ExposedObject value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(HandleName, value.Handle);
        writer.WriteString("class", value.ClassName);
        writer.WriteEndObject();
    }
}
