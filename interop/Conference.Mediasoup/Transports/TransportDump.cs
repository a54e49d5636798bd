namespace Conference.Mediasoup;

/// <summary>What the worker knows about a transport, for diagnosis.</summary>
public abstract record TransportDump
{
    private protected TransportDump()
    {
    }

    /// <summary>The transport.</summary>
    public required TransportId Id { get; init; }

    /// <summary>The producers on it.</summary>
    public required IReadOnlyList<ProducerId> ProducerIds { get; init; }

    /// <summary>The consumers on it.</summary>
    public required IReadOnlyList<ConsumerId> ConsumerIds { get; init; }

    /// <summary>Which consumer sends with which SSRC.</summary>
    public required IReadOnlyDictionary<uint, ConsumerId> ConsumersBySsrc { get; init; }

    /// <summary>Which consumer retransmits with which SSRC.</summary>
    public required IReadOnlyDictionary<uint, ConsumerId> ConsumersByRtxSsrc { get; init; }

    /// <summary>How the worker finds the producer of an incoming packet.</summary>
    public required RtpListenerDump RtpListener { get; init; }

    /// <summary>The ids of the header extensions that the worker reads from incoming packets.</summary>
    public required RecvRtpHeaderExtensions RecvRtpHeaderExtensions { get; init; }

    /// <summary>What an endpoint has to know about SCTP; null without it.</summary>
    public SctpParameters? SctpParameters { get; init; }

    /// <summary>The state of SCTP; null without it.</summary>
    public SctpState? SctpState { get; init; }

    /// <summary>The trace events that are on.</summary>
    public required IReadOnlyList<TransportTraceEventType> TraceEventTypes { get; init; }
}
