using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>What a consumer can trace.</summary>
[JsonConverter(typeof(EnumNameConverter<ConsumerTraceEventType>))]
public enum ConsumerTraceEventType
{
    /// <summary>Packets sent; those with a key frame are told as such when both are on; <c>rtp</c> in JSON.</summary>
    [JsonStringEnumMemberName("rtp")]
    Rtp,

    /// <summary>Packets sent with which a key frame begins; <c>keyframe</c> in JSON.</summary>
    [JsonStringEnumMemberName("keyframe")]
    KeyFrame,

    /// <summary>Lost packets that the endpoint asked for; <c>nack</c> in JSON.</summary>
    [JsonStringEnumMemberName("nack")]
    Nack,

    /// <summary>Key frames that the endpoint asked for by PLI; <c>pli</c> in JSON.</summary>
    [JsonStringEnumMemberName("pli")]
    Pli,

    /// <summary>Key frames that the endpoint asked for by FIR; <c>fir</c> in JSON.</summary>
    [JsonStringEnumMemberName("fir")]
    Fir,
}
