using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Storage;

/// <summary>Bytes in the form that a bytea column takes and gives inside JSON: <c>\x</c> and hexadecimal digits.</summary>
internal sealed class ByteaConverter : JsonConverter<byte[]>
{
    private const string Prefix = @"\x";

    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && text.StartsWith(Prefix, StringComparison.Ordinal)
            ? Convert.FromHexString(text.AsSpan(Prefix.Length))
            : throw new JsonException($"Bytes begin with {Prefix}.");

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Prefix + Convert.ToHexStringLower(value));
}
