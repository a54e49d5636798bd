using System.Net;
using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>Where the packets of a tap go, and with what their receiver would encrypt.</summary>
/// <param name="Srtp">Null for packets without encryption, which stay on this machine.</param>
internal sealed record TapTarget(string Ip, int Port, SrtpParameters? Srtp)
{
    private const int LowestPort = 1024;

    // The worker only sends from here, and takes packets of the receiver alone; the system knows the way to it.
    public PlainTransportOptions TransportOptions => new()
    {
        ListenInfo = new ListenInfo { Protocol = TransportProtocol.Udp, Ip = ListenIp(IPAddress.Parse(Ip)) },
        RtcpMux = true,
        EnableSrtp = Srtp is not null,
        SrtpCryptoSuite = Srtp?.CryptoSuite ?? SrtpCryptoSuite.AeadAes256Gcm,
    };

    public PlainTransportConnectOptions ConnectOptions => new() { Ip = Ip, Port = (ushort)Port, SrtpParameters = Srtp };

    /// <exception cref="RefusedException">It is no address, or the packets would leave this machine without encryption.</exception>
    public void Check()
    {
        if (!IPAddress.TryParse(Ip, out var address) || Port is < LowestPort or > ushort.MaxValue)
            throw new RefusedException(RefusalCode.InvalidParameters, $"{Ip}:{Port} is no place to send packets to.");
        if (Srtp is null && !IPAddress.IsLoopback(address))
            throw new RefusedException(RefusalCode.InvalidParameters, $"Packets to {Ip} leave this machine: give a key for SRTP.");
    }

    private static string ListenIp(IPAddress remote)
    {
        var isIp6 = remote.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
        if (IPAddress.IsLoopback(remote))
            return isIp6 ? "::1" : "127.0.0.1";
        return isIp6 ? "::" : "0.0.0.0";
    }
}
