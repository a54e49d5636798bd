using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>Reads and writes a <see cref="ParameterMap"/> as a JSON object of strings, numbers and booleans.</summary>
/// <remarks>Public only because the source generators of other assemblies have to name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterMapJsonConverter : JsonConverter<ParameterMap>
{
    /// <inheritdoc/>
    public override ParameterMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"Parameters are a JSON object, not {reader.TokenType}.");

        var entries = new Dictionary<string, ParameterValue>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            entries[name] = ReadValue(ref reader, name);
        }

        return entries.Count == 0 ? ParameterMap.Empty : new ParameterMap(entries);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ParameterMap value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);

        writer.WriteStartObject();
        foreach ((string name, ParameterValue parameter) in value)
        {
            writer.WritePropertyName(name);
            if (parameter.AsNumber() is { } number)
                writer.WriteNumberValue(number);
            else if (parameter.AsBoolean() is { } boolean)
                writer.WriteBooleanValue(boolean);
            else
                writer.WriteStringValue(parameter.AsText());
        }

        writer.WriteEndObject();
    }

    private static ParameterValue ReadValue(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException($"Parameter \"{name}\" is a string, a number or a boolean, not {reader.TokenType}."),
    };
}
