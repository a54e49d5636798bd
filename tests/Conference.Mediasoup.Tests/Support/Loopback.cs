using System.Net;
using System.Net.Sockets;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>Transports on loopback.</summary>
internal static class Loopback
{
    public const string Ip = "127.0.0.1";

    public static ListenInfo Udp { get; } = new() { Protocol = TransportProtocol.Udp, Ip = Ip };

    public static ListenInfo Tcp { get; } = new() { Protocol = TransportProtocol.Tcp, Ip = Ip };

    /// <summary>Takes the endpoint's address from its first packet, as a sender like FFmpeg needs it.</summary>
    public static PlainTransportOptions Comedia { get; } = new() { ListenInfo = Udp, Comedia = true };

    public static PlainTransportOptions Plain { get; } = new() { ListenInfo = Udp };

    public static PlainTransportConnectOptions To(int port) => new() { Ip = Ip, Port = (ushort)port };

    public static UdpClient NewSocket() => new(new IPEndPoint(IPAddress.Loopback, 0));

    public static int PortOf(UdpClient socket) => ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
}
