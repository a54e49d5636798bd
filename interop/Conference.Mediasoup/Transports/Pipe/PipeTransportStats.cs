namespace Conference.Mediasoup;

/// <summary>The counters of a pipe transport.</summary>
public sealed record PipeTransportStats : TransportStats
{
    /// <summary>The flow between the two ends.</summary>
    public required TransportTuple Tuple { get; init; }
}
