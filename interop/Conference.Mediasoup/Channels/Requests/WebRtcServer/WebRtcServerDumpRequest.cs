namespace Conference.Mediasoup.Channels.Requests;

internal sealed class WebRtcServerDumpRequest(string serverId)
    : Request<WebRtcServerDump>(Fbs.Request.Method.WebrtcserverDump, serverId)
{
    public override WebRtcServerDump Read(Fbs.Response.Response response)
    {
        var dump = response.BodyAsWebRtcServerDumpResponse();
        var transports = new Dictionary<string, TransportId>(dump.LocalIceUsernameFragments.Count);
        foreach (var fragment in dump.LocalIceUsernameFragments)
            transports[fragment.LocalIceUsernameFragment] = TransportId.Parse(fragment.WebRtcTransportId);
        return new WebRtcServerDump(
            WebRtcServerId.Parse(dump.Id),
            dump.UdpSockets.ToArray(static socket => new IpPort(socket.Ip, socket.Port)),
            dump.TcpServers.ToArray(static server => new IpPort(server.Ip, server.Port)),
            dump.WebRtcTransportIds.ToIds<TransportId>(),
            transports);
    }
}
