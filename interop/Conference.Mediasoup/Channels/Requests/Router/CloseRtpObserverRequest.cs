using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CloseRtpObserverRequest(string routerId, string observerId)
    : Command(Fbs.Request.Method.RouterCloseRtpobserver, routerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Router.CloseRtpObserverRequest.Create(writer, rtpObserverId: writer.String(observerId));
}
