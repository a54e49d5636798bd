using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

/// <summary>Creates a data producer.</summary>
/// <param name="transportId">Where.</param>
/// <param name="dataProducerId">Its id.</param>
/// <param name="options">Its settings.</param>
/// <param name="stream">Its SCTP stream; null on a direct transport.</param>
internal sealed class ProduceDataRequest(
    string transportId, string dataProducerId, DataProducerOptions options, SctpStreamParameters? stream)
    : Request<DataProducerDump>(Fbs.Request.Method.TransportProduceData, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Transport.ProduceDataRequest.Create(
        writer,
        dataProducerId: writer.String(dataProducerId),
        type: stream is null ? Fbs.DataProducer.Type.Direct : Fbs.DataProducer.Type.Sctp,
        sctpStreamParameters: WireData.Write(writer, stream),
        label: writer.String(options.Label),
        protocol: writer.String(options.Protocol),
        paused: options.Paused);

    public override DataProducerDump Read(Fbs.Response.Response response) =>
        WireData.Read(response.BodyAsDataProducerDumpResponse());
}
