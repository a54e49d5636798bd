using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CloseProducerRequest(string transportId, string producerId)
    : Command(Fbs.Request.Method.TransportCloseProducer, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Transport.CloseProducerRequest.Create(writer, producerId: writer.String(producerId));
}
