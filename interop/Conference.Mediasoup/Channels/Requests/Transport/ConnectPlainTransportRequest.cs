using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ConnectPlainTransportRequest(string transportId, PlainTransportConnectOptions options)
    : Request<PlainTransportConnection>(Fbs.Request.Method.PlaintransportConnect, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.PlainTransport.ConnectRequest.Create(
        writer,
        ip: writer.String(options.Ip),
        port: options.Port,
        rtcpPort: options.RtcpPort,
        srtpParameters: options.SrtpParameters is { } srtp ? WireSrtp.Write(writer, srtp) : default);

    public override PlainTransportConnection Read(Fbs.Response.Response response)
    {
        var connected = response.BodyAsPlainTransportConnectResponse();
        return new PlainTransportConnection(
            connected.HasTuple ? WireTransport.Read(connected.Tuple) : null,
            connected.HasRtcpTuple ? WireTransport.Read(connected.RtcpTuple) : null,
            connected.HasSrtpParameters ? WireSrtp.Read(connected.SrtpParameters) : null);
    }
}
