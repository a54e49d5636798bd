namespace Conference.Mediasoup.Channels.Requests;

internal sealed class PlainTransportDumpRequest(string transportId)
    : Request<PlainTransportDump>(Fbs.Request.Method.TransportDump, transportId)
{
    public override PlainTransportDump Read(Fbs.Response.Response response) =>
        WireTransportDump.Read(response.BodyAsPlainTransportDumpResponse());
}
