using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CreateWebRtcServerRequest(string serverId, IReadOnlyList<ListenInfo> listenInfos)
    : Command(Fbs.Request.Method.WorkerCreateWebrtcserver, "")
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Worker.CreateWebRtcServerRequest.Create(
        writer,
        webRtcServerId: writer.String(serverId),
        listenInfos: writer.Tables(listenInfos, WireTransport.Write));
}
