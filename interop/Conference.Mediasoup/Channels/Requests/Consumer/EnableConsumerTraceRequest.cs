using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class EnableConsumerTraceRequest(string consumerId, IReadOnlyList<ConsumerTraceEventType> types)
    : Command(Fbs.Request.Method.ConsumerEnableTraceEvent, consumerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Consumer.EnableTraceEventRequest.Create(
        writer, events: writer.Scalars<Fbs.Consumer.TraceEventType>([.. types.Select(type => type.ToWire())]));
}
