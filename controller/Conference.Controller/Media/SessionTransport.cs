using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>A transport of a session, and what it is for.</summary>
/// <param name="RemoteIp">Where a plain transport that receives sends to; the port follows.</param>
internal sealed record SessionTransport(Transport Transport, TransportDirection Direction, string? RemoteIp = null);
