using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of a router.</summary>
public sealed record RouterOptions
{
    /// <summary>The media codecs to route, preferred ones first; RTX, RTCP feedback and header extensions are added. Default none.</summary>
    public IReadOnlyList<RtpCodecCapability> MediaCodecs { get; init; } = [];

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }
}
