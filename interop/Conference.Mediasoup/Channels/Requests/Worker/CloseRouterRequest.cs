using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CloseRouterRequest(string routerId) : Command(Fbs.Request.Method.WorkerCloseRouter, "")
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Worker.CloseRouterRequest.Create(writer, routerId: writer.String(routerId));
}
