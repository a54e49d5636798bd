namespace Conference.Mediasoup;

/// <summary>What the worker knows about a data consumer, for diagnosis.</summary>
public sealed record DataConsumerDump
{
    /// <summary>The data consumer.</summary>
    public required DataConsumerId Id { get; init; }

    /// <summary>What it consumes.</summary>
    public required DataProducerId DataProducerId { get; init; }

    /// <summary>How it sends messages.</summary>
    public required DataChannelType Type { get; init; }

    /// <summary>The stream to the endpoint; null on a direct transport.</summary>
    public SctpStreamParameters? SctpStreamParameters { get; init; }

    /// <summary>The name of the channel.</summary>
    public required string Label { get; init; }

    /// <summary>The protocol spoken on it.</summary>
    public required string Protocol { get; init; }

    /// <summary>What waits to be sent, in bytes.</summary>
    public required uint BufferedAmount { get; init; }

    /// <summary>The level at or below which the buffer counts as low, in bytes.</summary>
    public required uint BufferedAmountLowThreshold { get; init; }

    /// <summary>Whether it sends nothing because it was paused.</summary>
    public required bool Paused { get; init; }

    /// <summary>Whether it sends nothing because its data producer is paused.</summary>
    public required bool DataProducerPaused { get; init; }

    /// <summary>The subchannels it takes part in, in no order.</summary>
    public required IReadOnlyList<ushort> Subchannels { get; init; }
}
