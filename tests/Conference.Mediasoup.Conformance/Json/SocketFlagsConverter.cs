using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Conformance;

/// <summary>Socket flags, which mediasoup has as an object of booleans.</summary>
internal sealed class SocketFlagsConverter : JsonConverter<SocketFlags>
{
    public override SocketFlags Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var flags = JsonSerializer.Deserialize<Dictionary<string, bool>>(ref reader, options) ?? [];
        return (flags.GetValueOrDefault("ipv6Only") ? SocketFlags.Ipv6Only : SocketFlags.None)
            | (flags.GetValueOrDefault("udpReusePort") ? SocketFlags.UdpReusePort : SocketFlags.None);
    }

    public override void Write(Utf8JsonWriter writer, SocketFlags value, JsonSerializerOptions options) =>
        throw new NotSupportedException("mediasoup tells nobody the flags of a socket.");
}
