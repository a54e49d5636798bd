namespace Conference.Mediasoup.Channels.Requests;

/// <summary>What a plain transport knows after it was connected; null for what did not change.</summary>
internal sealed record PlainTransportConnection(TransportTuple? Tuple, TransportTuple? RtcpTuple, SrtpParameters? SrtpParameters);
