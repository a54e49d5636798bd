using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

/// <summary>Sends a message of the application's own; the answer is what is in the stream's buffer then, in bytes.</summary>
internal sealed class SendDataRequest : Request<uint>
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string? _text;
    private readonly Ppid? _ppid;

    public SendDataRequest(string dataConsumerId, ReadOnlyMemory<byte> bytes, Ppid? ppid)
        : this(dataConsumerId, ppid) => _bytes = bytes;

    public SendDataRequest(string dataConsumerId, string text, Ppid? ppid)
        : this(dataConsumerId, ppid) => _text = text;

    private SendDataRequest(string dataConsumerId, Ppid? ppid)
        : base(Fbs.Request.Method.DataconsumerSend, dataConsumerId) => _ppid = ppid;

    public override Fbs.Request.Body WriteBody(FlatWriter writer)
    {
        var payload = _text is null ? new DataPayload(_bytes.Span, _ppid) : new DataPayload(_text, _ppid);
        return Fbs.DataConsumer.SendRequest.Create(writer, ppid: payload.Ppid.Value, data: payload.Write(writer));
    }

    public override uint Read(Fbs.Response.Response response) => response.BodyAsDataConsumerSendResponse().BufferedAmount;
}
