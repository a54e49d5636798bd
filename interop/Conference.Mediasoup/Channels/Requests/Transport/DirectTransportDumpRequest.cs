namespace Conference.Mediasoup.Channels.Requests;

internal sealed class DirectTransportDumpRequest(string transportId)
    : Request<DirectTransportDump>(Fbs.Request.Method.TransportDump, transportId)
{
    public override DirectTransportDump Read(Fbs.Response.Response response) =>
        WireTransportDump.Read(response.BodyAsDirectTransportDumpResponse());
}
