using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>How an ICE candidate was found.</summary>
[JsonConverter(typeof(EnumNameConverter<IceCandidateType>))]
public enum IceCandidateType
{
    /// <summary>It is an address of the server; <c>host</c> in JSON.</summary>
    [JsonStringEnumMemberName("host")]
    Host,
}
