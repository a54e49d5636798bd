namespace Conference.Mediasoup;

/// <summary>The counters of a WebRTC transport.</summary>
public sealed record WebRtcTransportStats : TransportStats
{
    /// <summary>Which side chooses the pair of candidates.</summary>
    public required IceRole IceRole { get; init; }

    /// <summary>The state of ICE.</summary>
    public required IceState IceState { get; init; }

    /// <summary>The pair of candidates in use; null before there is one.</summary>
    public TransportTuple? IceSelectedTuple { get; init; }

    /// <summary>The state of DTLS.</summary>
    public required DtlsState DtlsState { get; init; }
}
