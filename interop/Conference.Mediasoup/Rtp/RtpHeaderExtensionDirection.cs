using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>In which direction the router supports an RTP header extension, seen from the router.</summary>
[JsonConverter(typeof(EnumNameConverter<RtpHeaderExtensionDirection>))]
public enum RtpHeaderExtensionDirection
{
    /// <summary>Received from producers and sent to consumers; the default.</summary>
    [JsonStringEnumMemberName("sendrecv")]
    SendRecv,

    /// <summary>Sent to consumers only.</summary>
    [JsonStringEnumMemberName("sendonly")]
    SendOnly,

    /// <summary>Received from producers only.</summary>
    [JsonStringEnumMemberName("recvonly")]
    RecvOnly,

    /// <summary>Not used.</summary>
    [JsonStringEnumMemberName("inactive")]
    Inactive,
}
