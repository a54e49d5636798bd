using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ConnectPipeTransportRequest(string transportId, PipeTransportConnectOptions options)
    : Request<TransportTuple>(Fbs.Request.Method.PipetransportConnect, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.PipeTransport.ConnectRequest.Create(
        writer,
        ip: writer.String(options.Ip),
        port: options.Port,
        srtpParameters: options.SrtpParameters is { } srtp ? WireSrtp.Write(writer, srtp) : default);

    public override TransportTuple Read(Fbs.Response.Response response) =>
        WireTransport.Read(response.BodyAsPipeTransportConnectResponse().Tuple);
}
