using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>What a producer can trace.</summary>
[JsonConverter(typeof(EnumNameConverter<ProducerTraceEventType>))]
public enum ProducerTraceEventType
{
    /// <summary>Packets received; those with a key frame are told as such when both are on; <c>rtp</c> in JSON.</summary>
    [JsonStringEnumMemberName("rtp")]
    Rtp,

    /// <summary>Packets received with which a key frame begins; <c>keyframe</c> in JSON.</summary>
    [JsonStringEnumMemberName("keyframe")]
    KeyFrame,

    /// <summary>Lost packets asked of the endpoint; <c>nack</c> in JSON.</summary>
    [JsonStringEnumMemberName("nack")]
    Nack,

    /// <summary>Key frames asked of the endpoint by PLI; <c>pli</c> in JSON.</summary>
    [JsonStringEnumMemberName("pli")]
    Pli,

    /// <summary>Key frames asked of the endpoint by FIR; <c>fir</c> in JSON.</summary>
    [JsonStringEnumMemberName("fir")]
    Fir,

    /// <summary>RTCP sender reports received; <c>sr</c> in JSON.</summary>
    [JsonStringEnumMemberName("sr")]
    SenderReport,
}
