using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The state of ICE on a WebRTC transport.</summary>
[JsonConverter(typeof(EnumNameConverter<IceState>))]
public enum IceState
{
    /// <summary>No valid binding request has come yet; <c>new</c> in JSON.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>A pair of candidates works; <c>connected</c> in JSON.</summary>
    [JsonStringEnumMemberName("connected")]
    Connected,

    /// <summary>The endpoint has nominated a pair; <c>completed</c> in JSON.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>No consent came within the timeout, or the last TCP connection ended; <c>disconnected</c> in JSON.</summary>
    [JsonStringEnumMemberName("disconnected")]
    Disconnected,

    /// <summary>The transport is closed; <c>closed</c> in JSON.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}
