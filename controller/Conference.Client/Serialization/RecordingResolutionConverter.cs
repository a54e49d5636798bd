using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Client.Serialization;

/// <summary>Resolutions are named as everybody names them, which no enum's member can be.</summary>
internal sealed class RecordingResolutionConverter : JsonConverter<RecordingResolution>
{
    private const string Hd720 = "720p";
    private const string Hd1080 = "1080p";

    public override RecordingResolution Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return RecordingResolution.Unknown;
        }

        return reader.GetString() switch
        {
            Hd720 => RecordingResolution.Hd720,
            Hd1080 => RecordingResolution.Hd1080,
            _ => RecordingResolution.Unknown,
        };
    }

    public override void Write(Utf8JsonWriter writer, RecordingResolution value, JsonSerializerOptions options) => writer.WriteStringValue(value switch
    {
        RecordingResolution.Hd720 => Hd720,
        RecordingResolution.Hd1080 => Hd1080,
        _ => throw new ArgumentException($"RecordingResolution.{value} has no meaning to the server.", nameof(value)),
    });
}
