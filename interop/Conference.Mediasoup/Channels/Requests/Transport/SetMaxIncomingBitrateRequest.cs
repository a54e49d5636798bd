using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class SetMaxIncomingBitrateRequest(string transportId, ulong bitrate)
    : Command(Fbs.Request.Method.TransportSetMaxIncomingBitrate, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Transport.SetMaxIncomingBitrateRequest.Create(writer, maxIncomingBitrate: bitrate);
}
