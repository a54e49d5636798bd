using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ConsumeRequest(
    string transportId, string consumerId, ConsumerOptions options, Producer producer, RtpParameters rtpParameters)
    : Request<ConsumerState>(Fbs.Request.Method.TransportConsume, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Transport.ConsumeRequest.Create(
        writer,
        consumerId: writer.String(consumerId),
        producerId: writer.String(producer.HandlerId),
        kind: producer.Kind.ToWire(),
        rtpParameters: WireRtp.Write(writer, rtpParameters),
        type: options.Pipe ? Fbs.RtpParameters.Type.Pipe : producer.Type.ToWire(),
        consumableRtpEncodings: writer.Tables(producer.ConsumableRtpParameters.Encodings, WireRtp.Write),
        paused: options.Paused,
        preferredLayers: options.PreferredLayers is { } layers ? WireConsumer.Write(writer, layers) : default,
        ignoreDtx: options.IgnoreDtx);

    public override ConsumerState Read(Fbs.Response.Response response)
    {
        var consumed = response.BodyAsTransportConsumeResponse();
        return new ConsumerState(
            consumed.Paused,
            consumed.ProducerPaused,
            WireConsumer.Read(consumed.Score),
            consumed.HasPreferredLayers ? WireConsumer.Read(consumed.PreferredLayers) : null);
    }
}
