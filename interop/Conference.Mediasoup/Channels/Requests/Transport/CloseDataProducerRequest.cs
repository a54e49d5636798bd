using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CloseDataProducerRequest(string transportId, string dataProducerId)
    : Command(Fbs.Request.Method.TransportCloseDataproducer, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Transport.CloseDataProducerRequest.Create(writer, dataProducerId: writer.String(dataProducerId));
}
