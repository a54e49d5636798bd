using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of a producer.</summary>
public sealed record ProducerOptions
{
    /// <summary>The id, where it must be that of a producer on another worker. Default a new one.</summary>
    public ProducerId? Id { get; init; }

    /// <summary>Sound or picture.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>What the endpoint sends.</summary>
    public required RtpParameters RtpParameters { get; init; }

    /// <summary>Whether it begins paused. Default false.</summary>
    public bool Paused { get; init; }

    /// <summary>How long to wait after a request for a key frame before sending another; for video. Whole milliseconds. Default zero.</summary>
    public TimeSpan KeyFrameRequestDelay { get; init; }

    /// <summary>Whether packets get mediasoup's own number, which is kept across pipes. Default false.</summary>
    public bool EnableMediasoupPacketIdHeaderExtension { get; init; }

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }
}
