using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CreatePlainTransportRequest(string routerId, string transportId, PlainTransportOptions options)
    : Request<PlainTransportState>(Fbs.Request.Method.RouterCreatePlaintransport, routerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Router.CreatePlainTransportRequest.Create(
        writer,
        transportId: writer.String(transportId),
        options: Fbs.PlainTransport.PlainTransportOptions.Create(
            writer,
            @base: WireTransport.WriteOptions(writer, options, initialAvailableOutgoingBitrate: null, isDataChannel: false),
            listenInfo: WireTransport.Write(writer, options.ListenInfo),
            rtcpListenInfo: options.RtcpListenInfo is { } rtcp ? WireTransport.Write(writer, rtcp) : default,
            rtcpMux: options.RtcpMux,
            comedia: options.Comedia,
            enableSrtp: options.EnableSrtp,
            srtpCryptoSuite: options.SrtpCryptoSuite.ToWire()));

    public override PlainTransportState Read(Fbs.Response.Response response) =>
        PlainTransportState.From(response.BodyAsPlainTransportDumpResponse());
}
