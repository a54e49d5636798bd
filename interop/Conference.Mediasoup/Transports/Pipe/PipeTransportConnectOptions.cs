namespace Conference.Mediasoup;

/// <summary>Where the other end of a pipe is.</summary>
public sealed record PipeTransportConnectOptions
{
    /// <summary>Its IPv4 or IPv6 address.</summary>
    public required string Ip { get; init; }

    /// <summary>Its port.</summary>
    public required ushort Port { get; init; }

    /// <summary>What it encrypts with. Needed with <see cref="PipeTransportOptions.EnableSrtp"/>, else forbidden.</summary>
    public SrtpParameters? SrtpParameters { get; init; }
}
