namespace Conference.Mediasoup.Channels.Requests;

internal sealed class PipeTransportDumpRequest(string transportId)
    : Request<PipeTransportDump>(Fbs.Request.Method.TransportDump, transportId)
{
    public override PipeTransportDump Read(Fbs.Response.Response response) =>
        WireTransportDump.Read(response.BodyAsPipeTransportDumpResponse());
}
