namespace Conference.Mediasoup.Channels.Requests;

internal sealed class WebRtcTransportDumpRequest(string transportId)
    : Request<WebRtcTransportDump>(Fbs.Request.Method.TransportDump, transportId)
{
    public override WebRtcTransportDump Read(Fbs.Response.Response response) =>
        WireTransportDump.Read(response.BodyAsWebRtcTransportDumpResponse());
}
