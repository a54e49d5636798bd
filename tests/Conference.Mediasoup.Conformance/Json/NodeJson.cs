using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Mediasoup.Conformance;

/// <summary>How values look on their way between Node and our library.</summary>
internal static class NodeJson
{
    /// <summary>The library's own JSON, with objects by their handles.</summary>
    public static JsonSerializerOptions Create(ObjectTable objects) => new(MediasoupJson.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(MediasoupJsonContext.Default, new DefaultJsonTypeInfoResolver()),
        Converters =
        {
            new ExposedObjectConverter(objects),
            new EntityConverterFactory(objects),
            new BytesConverter(),
            new SocketFlagsConverter(),
            new TransportTupleConverter(),
            // mediasoup's names of log levels and tags, which have no JSON of their own in the library.
            new JsonStringEnumConverter<WorkerLogLevel>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<WorkerLogTag>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };
}
