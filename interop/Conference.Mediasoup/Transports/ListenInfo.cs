namespace Conference.Mediasoup;

/// <summary>Where a transport or WebRTC server listens, and which address it tells others.</summary>
public sealed record ListenInfo
{
    /// <summary>The protocol. Plain transports take UDP only. Default UDP.</summary>
    public TransportProtocol Protocol { get; init; }

    /// <summary>The IPv4 or IPv6 address to bind, e.g. 127.0.0.1 or 0.0.0.0.</summary>
    public required string Ip { get; init; }

    /// <summary>The address or host name that endpoints are told, where <see cref="Ip"/> is not what they reach. Default <see cref="Ip"/>.</summary>
    public string? AnnouncedAddress { get; init; }

    /// <summary>The port to bind. Default: a free one, of <see cref="PortRange"/> where it is given.</summary>
    public ushort? Port { get; init; }

    /// <summary>The ports to take a free one from; <see cref="Port"/> is then ignored. Default <see cref="WorkerOptions.PortRange"/>.</summary>
    public PortRange? PortRange { get; init; }

    /// <summary>Settings of the socket. Default none.</summary>
    public SocketFlags Flags { get; init; }

    /// <summary>The socket's send buffer in bytes. Default that of the system.</summary>
    public uint? SendBufferSize { get; init; }

    /// <summary>The socket's receive buffer in bytes. Default that of the system.</summary>
    public uint? RecvBufferSize { get; init; }

    /// <summary>Whether <see cref="Ip"/> becomes an ICE candidate beside <see cref="AnnouncedAddress"/>. Default false.</summary>
    public bool ExposeInternalIp { get; init; }
}
