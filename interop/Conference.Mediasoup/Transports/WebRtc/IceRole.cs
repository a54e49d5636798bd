using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>Which side of ICE chooses the pair of candidates.</summary>
[JsonConverter(typeof(EnumNameConverter<IceRole>))]
public enum IceRole
{
    /// <summary>The other side chooses, which is so for every WebRTC transport; <c>controlled</c> in JSON.</summary>
    [JsonStringEnumMemberName("controlled")]
    Controlled,

    /// <summary>This side chooses; <c>controlling</c> in JSON.</summary>
    [JsonStringEnumMemberName("controlling")]
    Controlling,
}
