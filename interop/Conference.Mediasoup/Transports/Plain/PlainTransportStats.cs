namespace Conference.Mediasoup;

/// <summary>The counters of a plain transport.</summary>
public sealed record PlainTransportStats : TransportStats
{
    /// <summary>Whether RTP and RTCP share a port.</summary>
    public required bool RtcpMux { get; init; }

    /// <summary>Whether the endpoint's address comes from its first packet.</summary>
    public required bool Comedia { get; init; }

    /// <summary>The flow of RTP.</summary>
    public required TransportTuple Tuple { get; init; }

    /// <summary>The flow of RTCP; null with RTCP-mux.</summary>
    public TransportTuple? RtcpTuple { get; init; }
}
