using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CreateDirectTransportRequest(string routerId, string transportId, DirectTransportOptions options)
    : Command(Fbs.Request.Method.RouterCreateDirecttransport, routerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Router.CreateDirectTransportRequest.Create(
        writer,
        transportId: writer.String(transportId),
        options: Fbs.DirectTransport.DirectTransportOptions.Create(
            writer,
            @base: Fbs.Transport.Options.Create(
                writer,
                direct: true,
                maxSendMessageSize: options.MaxSendMessageSize,
                maxReceiveMessageSize: options.MaxReceiveMessageSize,
                sctpSendBufferSize: 0,
                sctpPerStreamSendQueueLimit: 0,
                sctpMaxReceiverWindowBufferSize: 0,
                sctpDefaultStreamBufferedAmountLowThreshold: 0)));
}
