namespace Conference.Mediasoup.Channels.Requests;

internal sealed class DataProducerDumpRequest(string dataProducerId)
    : Request<DataProducerDump>(Fbs.Request.Method.DataproducerDump, dataProducerId)
{
    public override DataProducerDump Read(Fbs.Response.Response response) => WireData.Read(response.BodyAsDataProducerDumpResponse());
}
