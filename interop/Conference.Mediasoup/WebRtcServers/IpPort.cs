namespace Conference.Mediasoup;

/// <summary>A bound socket.</summary>
/// <param name="Ip">The address.</param>
/// <param name="Port">The port.</param>
public sealed record IpPort(string Ip, ushort Port);
