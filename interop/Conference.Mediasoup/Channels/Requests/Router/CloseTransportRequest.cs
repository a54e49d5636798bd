using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CloseTransportRequest(string routerId, string transportId)
    : Command(Fbs.Request.Method.RouterCloseTransport, routerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Router.CloseTransportRequest.Create(writer, transportId: writer.String(transportId));
}
