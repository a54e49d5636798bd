using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The way of a traced packet or event.</summary>
[JsonConverter(typeof(EnumNameConverter<TraceDirection>))]
public enum TraceDirection
{
    /// <summary>From the endpoint; <c>in</c> in JSON.</summary>
    [JsonStringEnumMemberName("in")]
    In,

    /// <summary>To the endpoint; <c>out</c> in JSON.</summary>
    [JsonStringEnumMemberName("out")]
    Out,
}
