using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of a consumer.</summary>
public sealed record ConsumerOptions
{
    /// <summary>The producer to consume, on the same router.</summary>
    public required ProducerId ProducerId { get; init; }

    /// <summary>What the endpoint can receive.</summary>
    public required RtpCapabilities RtpCapabilities { get; init; }

    /// <summary>Whether it begins paused. Default false.</summary>
    /// <remarks>Begin video paused and resume it when the endpoint is ready, so that the first key frame is not lost.</remarks>
    public bool Paused { get; init; }

    /// <summary>The MID, up to eight characters. Default a number that grows with each consumer of the transport.</summary>
    public string? Mid { get; init; }

    /// <summary>The layers to send where there are several. Default the highest.</summary>
    public ConsumerLayers? PreferredLayers { get; init; }

    /// <summary>Whether lost packets are sent again where the endpoint can ask for them. Default true for video, false for audio.</summary>
    public bool? EnableRtx { get; init; }

    /// <summary>The payload type of the retransmissions. Default the router's.</summary>
    /// <remarks>
    /// For an endpoint that has chosen the numbers itself, as one that offers SDP does: a router takes the payload types of its media codecs
    /// from its options, but not those of RTX.
    /// </remarks>
    public byte? RtxPayloadType { get; init; }

    /// <summary>Whether Opus packets of silence are left out. Default false.</summary>
    public bool IgnoreDtx { get; init; }

    /// <summary>Whether all streams of the producer are forwarded as they are, to a recorder or another router. Default false.</summary>
    public bool Pipe { get; init; }

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }
}
