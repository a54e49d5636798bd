using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class SetMinOutgoingBitrateRequest(string transportId, ulong bitrate)
    : Command(Fbs.Request.Method.TransportSetMinOutgoingBitrate, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Transport.SetMinOutgoingBitrateRequest.Create(writer, minOutgoingBitrate: bitrate);
}
