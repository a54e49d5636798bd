namespace Conference.Mediasoup.Channels.Requests;

internal sealed class GetConsumerStatsRequest(string consumerId)
    : Request<IReadOnlyList<RtpStreamStats>>(Fbs.Request.Method.ConsumerGetStats, consumerId)
{
    public override IReadOnlyList<RtpStreamStats> Read(Fbs.Response.Response response) =>
        response.BodyAsConsumerGetStatsResponse().Stats.ToArray(WireRtpStreamStats.Read);
}
