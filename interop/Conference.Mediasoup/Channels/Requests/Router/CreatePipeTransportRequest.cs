using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CreatePipeTransportRequest(string routerId, string transportId, PipeTransportOptions options)
    : Request<PipeTransportState>(Fbs.Request.Method.RouterCreatePipetransport, routerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Router.CreatePipeTransportRequest.Create(
        writer,
        transportId: writer.String(transportId),
        options: Fbs.PipeTransport.PipeTransportOptions.Create(
            writer,
            @base: WireTransport.WriteOptions(writer, options, initialAvailableOutgoingBitrate: null, isDataChannel: false),
            listenInfo: WireTransport.Write(writer, options.ListenInfo),
            enableRtx: options.EnableRtx,
            enableSrtp: options.EnableSrtp));

    public override PipeTransportState Read(Fbs.Response.Response response) =>
        PipeTransportState.From(response.BodyAsPipeTransportDumpResponse());
}
