namespace Conference.Mediasoup;

/// <summary>Settings of a listening socket.</summary>
[Flags]
public enum SocketFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>An IPv6 socket takes no IPv4 traffic.</summary>
    Ipv6Only = 1,

    /// <summary>Several UDP sockets share an address and port, for multicast on plain transports. They also share what arrives.</summary>
    UdpReusePort = 2,
}
