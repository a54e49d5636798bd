using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of a direct transport.</summary>
public sealed record DirectTransportOptions
{
    /// <summary>The largest message that its data consumers hand out, in bytes; larger ones are lost. Default 262,144.</summary>
    public uint MaxSendMessageSize { get; init; } = 262_144;

    /// <summary>The largest message that its data producers take, in bytes. Default 262,144.</summary>
    public uint MaxReceiveMessageSize { get; init; } = 262_144;

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }
}
