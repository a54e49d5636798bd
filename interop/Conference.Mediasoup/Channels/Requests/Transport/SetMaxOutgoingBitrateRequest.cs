using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class SetMaxOutgoingBitrateRequest(string transportId, ulong bitrate)
    : Command(Fbs.Request.Method.TransportSetMaxOutgoingBitrate, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Transport.SetMaxOutgoingBitrateRequest.Create(writer, maxOutgoingBitrate: bitrate);
}
