using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class AddProducerRequest(string observerId, string producerId)
    : Command(Fbs.Request.Method.RtpobserverAddProducer, observerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.RtpObserver.AddProducerRequest.Create(writer, producerId: writer.String(producerId));
}
