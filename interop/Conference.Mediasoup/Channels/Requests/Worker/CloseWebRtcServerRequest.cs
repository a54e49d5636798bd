using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CloseWebRtcServerRequest(string serverId) : Command(Fbs.Request.Method.WorkerWebrtcserverClose, "")
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Worker.CloseWebRtcServerRequest.Create(writer, webRtcServerId: writer.String(serverId));
}
