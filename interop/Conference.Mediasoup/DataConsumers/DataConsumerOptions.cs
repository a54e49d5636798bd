using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of a data consumer.</summary>
/// <remarks>
/// How reliable the stream is, is as with the data producer, or reliable and ordered for one on a direct transport, unless it is said here.
/// On a direct transport there is no stream, and what is said of it is ignored.
/// </remarks>
public sealed record DataConsumerOptions
{
    /// <summary>The data producer to consume, on the same router.</summary>
    public required DataProducerId DataProducerId { get; init; }

    /// <summary>Whether messages arrive in order. True also makes them reliable. Default as with the data producer.</summary>
    public bool? Ordered { get; init; }

    /// <summary>After how many milliseconds a message is given up, unordered then. Default as with the data producer.</summary>
    public ushort? MaxPacketLifeTime { get; init; }

    /// <summary>After how many retransmissions a message is given up, unordered then. Default as with the data producer.</summary>
    public ushort? MaxRetransmits { get; init; }

    /// <summary>Whether it begins paused; what arrives meanwhile is lost. Default false.</summary>
    public bool Paused { get; init; }

    /// <summary>The subchannels, for messages that are sent to subchannels only. Default none.</summary>
    public IReadOnlyList<ushort> Subchannels { get; init; } = [];

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }
}
