using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Controller.Storage;

/// <summary>How a row is written as JSON and read back. Rows are found by reflection, because each module brings its own.</summary>
internal static class RowJson
{
    public static readonly JsonSerializerOptions Options = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // goes to the database and to our own files, never into a page
            Converters =
            {
                new TextConverter(), new JsonElementConverter(), new ByteaConverter(),
                new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower),
            },
        };
        options.MakeReadOnly();
        return options;
    }
}
