using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CloseDataConsumerRequest(string transportId, string dataConsumerId)
    : Command(Fbs.Request.Method.TransportCloseDataconsumer, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Transport.CloseDataConsumerRequest.Create(writer, dataConsumerId: writer.String(dataConsumerId));
}
