namespace Conference.Mediasoup.Channels.Requests;

internal sealed class GetProducerStatsRequest(string producerId)
    : Request<IReadOnlyList<RtpStreamRecvStats>>(Fbs.Request.Method.ProducerGetStats, producerId)
{
    public override IReadOnlyList<RtpStreamRecvStats> Read(Fbs.Response.Response response) =>
        response.BodyAsProducerGetStatsResponse().Stats.ToArray(static stats => WireRtpStreamStats.Read(stats.DataAsRecvStats()));
}
