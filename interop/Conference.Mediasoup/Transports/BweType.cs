using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>How the bandwidth towards an endpoint is estimated.</summary>
[JsonConverter(typeof(EnumNameConverter<BweType>))]
public enum BweType
{
    /// <summary>By transport-wide feedback; <c>transport-cc</c> in JSON.</summary>
    [JsonStringEnumMemberName("transport-cc")]
    TransportCc,

    /// <summary>By REMB; <c>remb</c> in JSON.</summary>
    [JsonStringEnumMemberName("remb")]
    Remb,
}
