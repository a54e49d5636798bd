namespace Conference.Mediasoup;

/// <summary>Where the endpoint of a plain transport is.</summary>
/// <remarks>With <see cref="PlainTransportOptions.Comedia"/> only <see cref="SrtpParameters"/> may be given.</remarks>
public sealed record PlainTransportConnectOptions
{
    /// <summary>Its IPv4 or IPv6 address. Needed without comedia.</summary>
    public string? Ip { get; init; }

    /// <summary>Its port for RTP. Needed without comedia.</summary>
    public ushort? Port { get; init; }

    /// <summary>Its port for RTCP. Needed without comedia and without RTCP-mux, else forbidden.</summary>
    public ushort? RtcpPort { get; init; }

    /// <summary>What it encrypts its RTP with. Needed with <see cref="PlainTransportOptions.EnableSrtp"/>.</summary>
    public SrtpParameters? SrtpParameters { get; init; }
}
