using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>How a consumer chooses among the streams and layers of its producer.</summary>
[JsonConverter(typeof(EnumNameConverter<ConsumerType>))]
public enum ConsumerType
{
    /// <summary>It forwards the only stream.</summary>
    [JsonStringEnumMemberName("simple")]
    Simple,

    /// <summary>It forwards one of several streams at a time.</summary>
    [JsonStringEnumMemberName("simulcast")]
    Simulcast,

    /// <summary>It forwards some layers of the only stream.</summary>
    [JsonStringEnumMemberName("svc")]
    Svc,

    /// <summary>It forwards all streams as they are, to another router or to a recorder.</summary>
    [JsonStringEnumMemberName("pipe")]
    Pipe,
}
