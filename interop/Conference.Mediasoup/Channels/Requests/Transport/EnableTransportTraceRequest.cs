using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class EnableTransportTraceRequest(string transportId, IReadOnlyList<TransportTraceEventType> types)
    : Command(Fbs.Request.Method.TransportEnableTraceEvent, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Transport.EnableTraceEventRequest.Create(
        writer, events: writer.Scalars<Fbs.Transport.TraceEventType>([.. types.Select(type => type.ToWire())]));
}
