using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of a consumer on a pipe transport.</summary>
public sealed record PipeConsumerOptions
{
    /// <summary>The producer to consume, on the same router.</summary>
    public required ProducerId ProducerId { get; init; }

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }
}
