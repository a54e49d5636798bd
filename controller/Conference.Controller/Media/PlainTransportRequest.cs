using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>A plain transport that a program asks for.</summary>
/// <param name="RemoteIp">The program's address, which a transport that receives sends to; null for one that sends.</param>
internal sealed record PlainTransportRequest(
    TransportDirection Direction, bool RtcpMux, bool Srtp, ListenInfo ListenInfo, string? RemoteIp);
