namespace Conference.Mediasoup;

/// <summary>What the worker knows about a WebRTC server, for diagnosis.</summary>
/// <param name="Id">The server.</param>
/// <param name="UdpSockets">Its UDP sockets.</param>
/// <param name="TcpServers">Its TCP listeners.</param>
/// <param name="WebRtcTransportIds">The transports that use it.</param>
/// <param name="TransportsByUsernameFragment">How it finds the transport of an ICE request.</param>
public sealed record WebRtcServerDump(
    WebRtcServerId Id,
    IReadOnlyList<IpPort> UdpSockets,
    IReadOnlyList<IpPort> TcpServers,
    IReadOnlyList<TransportId> WebRtcTransportIds,
    IReadOnlyDictionary<string, TransportId> TransportsByUsernameFragment);
