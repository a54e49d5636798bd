namespace Conference.Mediasoup;

/// <summary>What the worker knows about a pipe transport, for diagnosis.</summary>
public sealed record PipeTransportDump : TransportDump
{
    /// <summary>The flow between the two ends.</summary>
    public required TransportTuple Tuple { get; init; }

    /// <summary>Whether lost packets are sent again.</summary>
    public required bool Rtx { get; init; }

    /// <summary>What this end encrypts with; null without SRTP.</summary>
    public SrtpParameters? SrtpParameters { get; init; }
}
