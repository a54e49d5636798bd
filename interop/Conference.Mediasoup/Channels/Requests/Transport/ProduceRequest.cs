using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ProduceRequest(
    string transportId, string producerId, ProducerOptions options, RtpParameters rtpParameters, RtpMapping rtpMapping)
    : Request<ProducerType>(Fbs.Request.Method.TransportProduce, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Transport.ProduceRequest.Create(
        writer,
        producerId: writer.String(producerId),
        kind: options.Kind.ToWire(),
        rtpParameters: WireRtp.Write(writer, rtpParameters),
        rtpMapping: WireRtp.Write(writer, rtpMapping),
        paused: options.Paused,
        keyFrameRequestDelay: (uint)options.KeyFrameRequestDelay.TotalMilliseconds,
        enableMediasoupPacketIdHeaderExtension: options.EnableMediasoupPacketIdHeaderExtension);

    public override ProducerType Read(Fbs.Response.Response response) =>
        response.BodyAsTransportProduceResponse().Type.ToProducerType();
}
