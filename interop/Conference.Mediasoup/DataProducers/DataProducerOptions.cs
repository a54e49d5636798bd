using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of a data producer.</summary>
public sealed record DataProducerOptions
{
    /// <summary>The id, where it must be that of a data producer on another worker. Default a new one.</summary>
    public DataProducerId? Id { get; init; }

    /// <summary>The stream on which the endpoint sends. Needed on transports with SCTP, ignored on direct ones.</summary>
    public SctpStreamParameters? SctpStreamParameters { get; init; }

    /// <summary>A name for the channel, which consumers are told. Default empty.</summary>
    public string Label { get; init; } = "";

    /// <summary>The name of the protocol spoken on the channel, which consumers are told. Default empty.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>Whether it begins paused. Default false.</summary>
    public bool Paused { get; init; }

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }
}
