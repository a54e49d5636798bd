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
    public IReadOnlyList<ProducerId> ProducerIds { get; init; } = [];

    /// <summary>The consumers on it.</summary>
    public IReadOnlyList<ConsumerId> ConsumerIds { get; init; } = [];

    /// <summary>Which consumer sends with which SSRC.</summary>
    public IReadOnlyDictionary<uint, ConsumerId> ConsumersBySsrc { get; init; } = new Dictionary<uint, ConsumerId>();

    /// <summary>Which consumer retransmits with which SSRC.</summary>
    public IReadOnlyDictionary<uint, ConsumerId> ConsumersByRtxSsrc { get; init; } = new Dictionary<uint, ConsumerId>();

    /// <summary>The data producers on it.</summary>
    public IReadOnlyList<DataProducerId> DataProducerIds { get; init; } = [];

    /// <summary>The data consumers on it.</summary>
    public IReadOnlyList<DataConsumerId> DataConsumerIds { get; init; } = [];

    /// <summary>The ids of the header extensions that the worker reads from incoming packets.</summary>
    public RecvRtpHeaderExtensions RecvRtpHeaderExtensions { get; init; } = RecvRtpHeaderExtensions.None;

    /// <summary>How the worker finds the producer of an incoming packet.</summary>
    public RtpListenerDump RtpListener { get; init; } = RtpListenerDump.Empty;

    /// <summary>The largest message that data consumers may send, in bytes.</summary>
    public uint MaxSendMessageSize { get; init; }

    /// <summary>The largest message that data producers may receive, in bytes.</summary>
    public uint MaxReceiveMessageSize { get; init; }

    /// <summary>What an endpoint has to know about SCTP; null without it.</summary>
    public SctpParameters? SctpParameters { get; init; }

    /// <summary>The state of SCTP; null without it.</summary>
    public SctpState? SctpState { get; init; }

    /// <summary>What SCTP has agreed on; null before it is connected.</summary>
    public SctpNegotiatedCapabilities? SctpNegotiatedCapabilities { get; init; }

    /// <summary>How the worker finds the data producer of an incoming message; null without SCTP.</summary>
    public SctpListenerDump? SctpListener { get; init; }

    /// <summary>The trace events that are on.</summary>
    public IReadOnlyList<TransportTraceEventType> TraceEventTypes { get; init; } = [];
}
