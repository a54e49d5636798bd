namespace Conference.Mediasoup.Channels.Requests;

internal sealed class DataConsumerDumpRequest(string dataConsumerId)
    : Request<DataConsumerDump>(Fbs.Request.Method.DataconsumerDump, dataConsumerId)
{
    public override DataConsumerDump Read(Fbs.Response.Response response) => WireData.Read(response.BodyAsDataConsumerDumpResponse());
}
