using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>What a transport can trace.</summary>
[JsonConverter(typeof(EnumNameConverter<TransportTraceEventType>))]
public enum TransportTraceEventType
{
    /// <summary>Packets sent to probe the bandwidth; <c>probation</c> in JSON.</summary>
    [JsonStringEnumMemberName("probation")]
    Probation,

    /// <summary>Changes of the bandwidth estimate; <c>bwe</c> in JSON.</summary>
    [JsonStringEnumMemberName("bwe")]
    Bwe,
}
