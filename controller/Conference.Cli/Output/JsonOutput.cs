using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Cli.Options;
using Conference.Client;

namespace Conference.Cli.Output;

/// <summary>The document of <c>--json</c>: exactly one on stdout, with the field names of the REST API.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // For terminals and files, not for HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Before those of the SDK, which never write a newer server's words: here they are "unknown".
        Converters =
        {
            new WordConverter<RecordingState>(), new WordConverter<RecordingLayout>(), new WordConverter<RecordingResolution>(), new WordConverter<ArtifactKind>(),
        },
    };

    public static void Write<T>(Terminal terminal, T document) => terminal.OutWriter.WriteLine(JsonSerializer.Serialize(document, Options));

    private sealed class WordConverter<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Documents are only written.");

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Of(value));
    }
}
