namespace Conference.Mediasoup.Channels.Requests;

internal sealed class GetDataConsumerStatsRequest(string dataConsumerId)
    : Request<DataConsumerStats>(Fbs.Request.Method.DataconsumerGetStats, dataConsumerId)
{
    public override DataConsumerStats Read(Fbs.Response.Response response) => WireData.Read(response.BodyAsDataConsumerGetStatsResponse());
}
