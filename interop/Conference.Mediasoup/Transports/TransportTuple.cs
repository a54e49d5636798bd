namespace Conference.Mediasoup;

/// <summary>The two ends of a transport's flow.</summary>
/// <param name="LocalAddress">The server's address, the announced one where there is one.</param>
/// <param name="LocalPort">The server's port.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="RemoteIp">The endpoint's address; null until it is known.</param>
/// <param name="RemotePort">The endpoint's port; null until it is known.</param>
public sealed record TransportTuple(
    string LocalAddress, ushort LocalPort, TransportProtocol Protocol, string? RemoteIp = null, ushort? RemotePort = null);
