namespace Conference.Mediasoup.Channels.Requests;

internal sealed class GetPipeTransportStatsRequest(string transportId)
    : Request<PipeTransportStats>(Fbs.Request.Method.TransportGetStats, transportId)
{
    public override PipeTransportStats Read(Fbs.Response.Response response) =>
        WireTransportStats.Read(response.BodyAsPipeTransportGetStatsResponse());
}
