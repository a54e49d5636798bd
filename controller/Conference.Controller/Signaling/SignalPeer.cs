using System.Net;

namespace Conference.Controller.Signaling;

/// <summary>The two ends of a signaling connection, as far as plain RTP may take them for its own.</summary>
/// <param name="Local">The server's address.</param>
/// <param name="Remote">The client's address; null when a proxy stands between, whose address says nothing about the client.</param>
internal sealed record SignalPeer(IPAddress? Local, IPAddress? Remote)
{
    /// <summary>Whether the client runs where the server does.</summary>
    public bool IsOnThisMachine => Local is not null && IPAddress.IsLoopback(Local) && Remote is not null && IPAddress.IsLoopback(Remote);

    public static SignalPeer Of(HttpContext context)
    {
        var headers = context.Request.Headers;
        var proxied = headers.ContainsKey("Forwarded") || headers.ContainsKey("X-Forwarded-For");
        return new SignalPeer(Plain(context.Connection.LocalIpAddress), proxied ? null : Plain(context.Connection.RemoteIpAddress));
    }

    private static IPAddress? Plain(IPAddress? address) => address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address;
}
