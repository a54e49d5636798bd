namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ProducerDumpRequest(string producerId) : Request<ProducerDump>(Fbs.Request.Method.ProducerDump, producerId)
{
    public override ProducerDump Read(Fbs.Response.Response response) => WireProducer.Read(response.BodyAsProducerDumpResponse());
}
