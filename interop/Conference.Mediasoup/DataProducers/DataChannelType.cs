using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>How a data producer or data consumer exchanges messages.</summary>
[JsonConverter(typeof(EnumNameConverter<DataChannelType>))]
public enum DataChannelType
{
    /// <summary>Over an SCTP stream with an endpoint; <c>sctp</c> in JSON.</summary>
    [JsonStringEnumMemberName("sctp")]
    Sctp,

    /// <summary>With this process, on a <see cref="DirectTransport"/>; <c>direct</c> in JSON.</summary>
    [JsonStringEnumMemberName("direct")]
    Direct,
}
