namespace Conference.Mediasoup.Channels.Requests;

internal sealed class GetDataProducerStatsRequest(string dataProducerId)
    : Request<DataProducerStats>(Fbs.Request.Method.DataproducerGetStats, dataProducerId)
{
    public override DataProducerStats Read(Fbs.Response.Response response) => WireData.Read(response.BodyAsDataProducerGetStatsResponse());
}
