using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CloseConsumerRequest(string transportId, string consumerId)
    : Command(Fbs.Request.Method.TransportCloseConsumer, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Transport.CloseConsumerRequest.Create(writer, consumerId: writer.String(consumerId));
}
