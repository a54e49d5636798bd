using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CreateActiveSpeakerObserverRequest(string routerId, string observerId, ActiveSpeakerObserverOptions options)
    : Command(Fbs.Request.Method.RouterCreateActivespeakerobserver, routerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Router.CreateActiveSpeakerObserverRequest.Create(
        writer,
        rtpObserverId: writer.String(observerId),
        options: Fbs.ActiveSpeakerObserver.ActiveSpeakerObserverOptions.Create(
            writer, interval: (ushort)options.Interval.TotalMilliseconds));
}
