using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CreateWebRtcTransportRequest(string routerId, string transportId, WebRtcTransportOptions options)
    : Request<WebRtcTransportState>(
        options.WebRtcServer is null
            ? Fbs.Request.Method.RouterCreateWebrtctransport
            : Fbs.Request.Method.RouterCreateWebrtctransportWithServer,
        routerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Router.CreateWebRtcTransportRequest.Create(
        writer,
        transportId: writer.String(transportId),
        options: Fbs.WebRtcTransport.WebRtcTransportOptions.Create(
            writer,
            @base: WireTransport.WriteOptions(writer, options, options.InitialAvailableOutgoingBitrate, isDataChannel: true),
            listen: WriteListen(writer),
            enableUdp: options.EnableUdp,
            enableTcp: options.EnableTcp ?? options.WebRtcServer is not null,
            preferUdp: options.PreferUdp,
            preferTcp: options.PreferTcp,
            iceConsentTimeout: (byte)options.IceConsentTimeout.TotalSeconds));

    public override WebRtcTransportState Read(Fbs.Response.Response response) =>
        WebRtcTransportState.From(response.BodyAsWebRtcTransportDumpResponse());

    private Fbs.WebRtcTransport.Listen WriteListen(FlatWriter writer) => options.WebRtcServer is { } server
        ? Fbs.WebRtcTransport.ListenServer.Create(writer, webRtcServerId: writer.String(server.HandlerId))
        : Fbs.WebRtcTransport.ListenIndividual.Create(writer, listenInfos: writer.Tables(options.ListenInfos, WireTransport.Write));
}
