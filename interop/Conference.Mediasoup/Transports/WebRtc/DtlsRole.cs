using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>Who begins the DTLS handshake.</summary>
[JsonConverter(typeof(EnumNameConverter<DtlsRole>))]
public enum DtlsRole
{
    /// <summary>The worker answers as the endpoint offers; <c>auto</c> in JSON.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>The side of these parameters begins; <c>client</c> in JSON.</summary>
    [JsonStringEnumMemberName("client")]
    Client,

    /// <summary>The other side begins; <c>server</c> in JSON.</summary>
    [JsonStringEnumMemberName("server")]
    Server,
}
