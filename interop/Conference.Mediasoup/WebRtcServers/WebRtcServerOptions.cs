using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of a WebRTC server.</summary>
public sealed record WebRtcServerOptions
{
    /// <summary>Where it listens, at least one place; usually one for UDP and one for TCP.</summary>
    public required IReadOnlyList<ListenInfo> ListenInfos { get; init; }

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }
}
