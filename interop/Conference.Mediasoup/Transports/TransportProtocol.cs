using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The protocol below RTP.</summary>
[JsonConverter(typeof(EnumNameConverter<TransportProtocol>))]
public enum TransportProtocol
{
    /// <summary>UDP; <c>udp</c> in JSON.</summary>
    [JsonStringEnumMemberName("udp")]
    Udp,

    /// <summary>TCP; <c>tcp</c> in JSON.</summary>
    [JsonStringEnumMemberName("tcp")]
    Tcp,
}
