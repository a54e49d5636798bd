namespace Conference.Mediasoup.Channels.Requests;

internal sealed class GetPlainTransportStatsRequest(string transportId)
    : Request<PlainTransportStats>(Fbs.Request.Method.TransportGetStats, transportId)
{
    public override PlainTransportStats Read(Fbs.Response.Response response) =>
        WireTransportStats.Read(response.BodyAsPlainTransportGetStatsResponse());
}
