namespace Conference.Mediasoup.Channels.Requests;

internal sealed class GetWebRtcTransportStatsRequest(string transportId)
    : Request<WebRtcTransportStats>(Fbs.Request.Method.TransportGetStats, transportId)
{
    public override WebRtcTransportStats Read(Fbs.Response.Response response) =>
        WireTransportStats.Read(response.BodyAsWebRtcTransportGetStatsResponse());
}
