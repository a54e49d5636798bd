using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class EnableProducerTraceRequest(string producerId, IReadOnlyList<ProducerTraceEventType> types)
    : Command(Fbs.Request.Method.ProducerEnableTraceEvent, producerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Producer.EnableTraceEventRequest.Create(
        writer, events: writer.Scalars<Fbs.Producer.TraceEventType>([.. types.Select(type => type.ToWire())]));
}
