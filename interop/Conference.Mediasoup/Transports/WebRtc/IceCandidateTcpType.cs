using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>Who opens the connection of a TCP candidate.</summary>
[JsonConverter(typeof(EnumNameConverter<IceCandidateTcpType>))]
public enum IceCandidateTcpType
{
    /// <summary>The endpoint does; <c>passive</c> in JSON.</summary>
    [JsonStringEnumMemberName("passive")]
    Passive,
}
