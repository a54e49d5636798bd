using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Conformance;

/// <summary>A tuple with the name that mediasoup had for its local address before, and still gives.</summary>
internal sealed class TransportTupleConverter : JsonConverter<TransportTuple>
{
    public override TransportTuple Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Node gives nobody a tuple.");

    public override void Write(Utf8JsonWriter writer, TransportTuple value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer,
            new { LocalIp = value.LocalAddress, value.LocalAddress, value.LocalPort, value.RemoteIp, value.RemotePort, value.Protocol },
            options);
}
