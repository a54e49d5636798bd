namespace Conference.Mediasoup;

/// <summary>What the worker knows about a plain transport, for diagnosis.</summary>
public sealed record PlainTransportDump : TransportDump
{
    /// <summary>Whether RTP and RTCP share a port.</summary>
    public required bool RtcpMux { get; init; }

    /// <summary>Whether the endpoint's address comes from its first packet.</summary>
    public required bool Comedia { get; init; }

    /// <summary>The flow of RTP.</summary>
    public required TransportTuple Tuple { get; init; }

    /// <summary>The flow of RTCP; null with RTCP-mux.</summary>
    public TransportTuple? RtcpTuple { get; init; }

    /// <summary>What the server encrypts its RTP with; null without SRTP.</summary>
    public SrtpParameters? SrtpParameters { get; init; }
}
