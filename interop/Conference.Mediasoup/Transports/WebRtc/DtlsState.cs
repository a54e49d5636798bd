using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The state of DTLS on a WebRTC transport.</summary>
[JsonConverter(typeof(EnumNameConverter<DtlsState>))]
public enum DtlsState
{
    /// <summary>Nothing was received yet; <c>new</c> in JSON.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>The handshake is going on; <c>connecting</c> in JSON.</summary>
    [JsonStringEnumMemberName("connecting")]
    Connecting,

    /// <summary>Media flows; <c>connected</c> in JSON.</summary>
    [JsonStringEnumMemberName("connected")]
    Connected,

    /// <summary>The handshake failed, for example on a wrong fingerprint; <c>failed</c> in JSON.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>The transport or the endpoint closed it; <c>closed</c> in JSON.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}
