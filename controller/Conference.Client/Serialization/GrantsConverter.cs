using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Client.Serialization;

/// <summary>Grants on the wire are a list of camelCase words; words that this version does not know are passed over.</summary>
internal sealed class GrantsConverter : JsonConverter<Grants>
{
    public override Grants Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("Grants are a list of words.");
        var grants = Grants.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
                grants |= GrantNames.Find(reader.GetString()!);
            else
                reader.Skip();
        }

        return grants;
    }

    public override void Write(Utf8JsonWriter writer, Grants value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var name in GrantNames.Of(value))
            writer.WriteStringValue(name);
        writer.WriteEndArray();
    }
}
