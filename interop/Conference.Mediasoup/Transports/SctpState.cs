using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The state of a transport's SCTP association.</summary>
[JsonConverter(typeof(EnumNameConverter<SctpState>))]
public enum SctpState
{
    /// <summary>Nothing was sent yet; <c>new</c> in JSON.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>The association is being set up; <c>connecting</c> in JSON.</summary>
    [JsonStringEnumMemberName("connecting")]
    Connecting,

    /// <summary>Data flows; <c>connected</c> in JSON.</summary>
    [JsonStringEnumMemberName("connected")]
    Connected,

    /// <summary>It could not be set up; <c>failed</c> in JSON.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>The transport or the peer closed it; <c>closed</c> in JSON.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}
