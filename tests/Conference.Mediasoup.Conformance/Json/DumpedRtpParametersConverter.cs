using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Conformance;

/// <inheritdoc cref="DumpedRtpParameters"/>
internal sealed class DumpedRtpParametersConverter : JsonConverter<DumpedRtpParameters>
{
    public override DumpedRtpParameters Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Nobody reads a dump.");

    public override void Write(Utf8JsonWriter writer, DumpedRtpParameters value, JsonSerializerOptions options)
    {
        var parameters = JsonSerializer.SerializeToNode(value.Parameters, options)!.AsObject();
        foreach (var codec in parameters["codecs"]!.AsArray())
        {
            foreach (var feedback in codec!["rtcpFeedback"]!.AsArray().Cast<JsonObject>())
            {
                if ((string?)feedback["parameter"] == "") feedback.Remove("parameter");
            }
        }

        parameters.WriteTo(writer, options);
    }
}
