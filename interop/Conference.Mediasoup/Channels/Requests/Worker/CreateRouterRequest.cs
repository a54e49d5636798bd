using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CreateRouterRequest(string routerId) : Command(Fbs.Request.Method.WorkerCreateRouter, "")
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Worker.CreateRouterRequest.Create(writer, routerId: writer.String(routerId));
}
