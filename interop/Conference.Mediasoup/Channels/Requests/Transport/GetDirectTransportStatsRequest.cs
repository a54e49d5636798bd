namespace Conference.Mediasoup.Channels.Requests;

internal sealed class GetDirectTransportStatsRequest(string transportId)
    : Request<DirectTransportStats>(Fbs.Request.Method.TransportGetStats, transportId)
{
    public override DirectTransportStats Read(Fbs.Response.Response response) =>
        WireTransportStats.Read(response.BodyAsDirectTransportGetStatsResponse());
}
