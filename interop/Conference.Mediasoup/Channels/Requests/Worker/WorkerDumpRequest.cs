namespace Conference.Mediasoup.Channels.Requests;

internal sealed class WorkerDumpRequest() : Request<WorkerDump>(Fbs.Request.Method.WorkerDump, "")
{
    public override WorkerDump Read(Fbs.Response.Response response)
    {
        var dump = response.BodyAsWorkerDumpResponse();
        return new WorkerDump(
            (int)dump.Pid,
            dump.WebRtcServerIds.ToIds<WebRtcServerId>(),
            dump.RouterIds.ToIds<RouterId>(),
            dump.ChannelMessageHandlers.ChannelRequestHandlers.ToArray(),
            dump.ChannelMessageHandlers.ChannelNotificationHandlers.ToArray());
    }
}
