using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>Whether a stream carries sound or picture.</summary>
[JsonConverter(typeof(EnumNameConverter<MediaKind>))]
public enum MediaKind
{
    /// <summary>Sound; <c>audio</c> in JSON.</summary>
    [JsonStringEnumMemberName("audio")]
    Audio,

    /// <summary>Picture; <c>video</c> in JSON.</summary>
    [JsonStringEnumMemberName("video")]
    Video,
}
