using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

/// <summary>Creates a data consumer.</summary>
/// <param name="transportId">Where.</param>
/// <param name="dataConsumerId">Its id.</param>
/// <param name="options">Its settings.</param>
/// <param name="dataProducer">What it consumes.</param>
/// <param name="stream">Its SCTP stream; null on a direct transport.</param>
internal sealed class ConsumeDataRequest(
    string transportId,
    string dataConsumerId,
    DataConsumerOptions options,
    Mediasoup.DataProducer dataProducer,
    SctpStreamParameters? stream)
    : Request<DataConsumerDump>(Fbs.Request.Method.TransportConsumeData, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Transport.ConsumeDataRequest.Create(
        writer,
        dataConsumerId: writer.String(dataConsumerId),
        dataProducerId: writer.String(dataProducer.HandlerId),
        type: stream is null ? Fbs.DataConsumer.Type.Direct : Fbs.DataConsumer.Type.Sctp,
        sctpStreamParameters: WireData.Write(writer, stream),
        label: writer.String(dataProducer.Label),
        protocol: writer.String(dataProducer.Protocol),
        paused: options.Paused,
        subchannels: WireData.Write(writer, options.Subchannels));

    public override DataConsumerDump Read(Fbs.Response.Response response) =>
        WireData.Read(response.BodyAsDataConsumerDumpResponse());
}
