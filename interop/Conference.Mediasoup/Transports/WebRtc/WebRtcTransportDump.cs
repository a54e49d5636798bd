namespace Conference.Mediasoup;

/// <summary>What the worker knows about a WebRTC transport, for diagnosis.</summary>
public sealed record WebRtcTransportDump : TransportDump
{
    /// <summary>Which side chooses the pair of candidates.</summary>
    public required IceRole IceRole { get; init; }

    /// <summary>What an endpoint needs to authenticate its ICE requests.</summary>
    public required IceParameters IceParameters { get; init; }

    /// <summary>Where an endpoint can reach the transport.</summary>
    public required IReadOnlyList<IceCandidate> IceCandidates { get; init; }

    /// <summary>The state of ICE.</summary>
    public required IceState IceState { get; init; }

    /// <summary>The pair of candidates in use; null before there is one.</summary>
    public TransportTuple? IceSelectedTuple { get; init; }

    /// <summary>The server's side of the DTLS handshake.</summary>
    public required DtlsParameters DtlsParameters { get; init; }

    /// <summary>The state of DTLS.</summary>
    public required DtlsState DtlsState { get; init; }
}
