using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class CreateAudioLevelObserverRequest(string routerId, string observerId, AudioLevelObserverOptions options)
    : Command(Fbs.Request.Method.RouterCreateAudiolevelobserver, routerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Router.CreateAudioLevelObserverRequest.Create(
        writer,
        rtpObserverId: writer.String(observerId),
        options: Fbs.AudioLevelObserver.AudioLevelObserverOptions.Create(
            writer,
            maxEntries: (ushort)options.MaxEntries,
            threshold: (sbyte)options.Threshold,
            interval: (ushort)options.Interval.TotalMilliseconds));
}
