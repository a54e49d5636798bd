using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class RemoveProducerRequest(string observerId, string producerId)
    : Command(Fbs.Request.Method.RtpobserverRemoveProducer, observerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.RtpObserver.RemoveProducerRequest.Create(writer, producerId: writer.String(producerId));
}
