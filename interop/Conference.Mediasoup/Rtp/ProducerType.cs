using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>How many streams and layers a producer receives.</summary>
[JsonConverter(typeof(EnumNameConverter<ProducerType>))]
public enum ProducerType
{
    /// <summary>One RTP stream without spatial layers.</summary>
    [JsonStringEnumMemberName("simple")]
    Simple,

    /// <summary>Two or more RTP streams of the same source.</summary>
    [JsonStringEnumMemberName("simulcast")]
    Simulcast,

    /// <summary>One RTP stream with spatial or temporal layers.</summary>
    [JsonStringEnumMemberName("svc")]
    Svc,
}
