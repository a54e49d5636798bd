using Conference.Controller.Media;
using Conference.Controller.Rpc;

namespace Conference.Controller.Signaling;

/// <summary>What the media's events look like on the wire.</summary>
internal static class SignalNotices
{
    private const string Host = "host";

    public static void Send(RpcSocket socket, MediaEvent mediaEvent)
    {
        var json = SignalJson.Default;
        switch (mediaEvent)
        {
            case ProducerAdded added:
                socket.Notify("producerAdded", added.Producer, json.ProducerView);
                break;
            case ProducerRemoved removed:
                socket.Notify("producerRemoved", new ProducerParameters(removed.ProducerId), json.ProducerParameters);
                break;
            case ProducerPaused paused:
                socket.Notify("producerPaused", new ProducerParameters(paused.ProducerId), json.ProducerParameters);
                break;
            case ProducerResumed resumed:
                socket.Notify("producerResumed", new ProducerParameters(resumed.ProducerId), json.ProducerParameters);
                break;
            case OwnProducerPaused paused:
                socket.Notify("producerPaused", new OwnProducerNotice(paused.ProducerId, Host), json.OwnProducerNotice);
                break;
            case OwnProducerClosed closed:
                socket.Notify("producerClosed", new OwnProducerNotice(closed.ProducerId, Host), json.OwnProducerNotice);
                break;
            case ConsumerClosed closed:
                socket.Notify("consumerClosed", new ConsumerParameters(closed.ConsumerId), json.ConsumerParameters);
                break;
            case ConsumerLayersChanged changed:
                var layers = new LayersNotice(changed.ConsumerId, changed.Layers?.SpatialLayer, changed.Layers?.TemporalLayer);
                socket.Notify("consumerLayersChanged", layers, json.LayersNotice);
                break;
            case ConsumerScored scored:
                var score = new ScoreNotice(scored.ConsumerId, scored.Score, scored.ProducerScore);
                socket.Notify("consumerScore", score, json.ScoreNotice);
                break;
            case SpeakersHeard heard:
                socket.Notify("speakers", new SpeakersNotice(heard.Volumes), json.SpeakersNotice);
                break;
            case ActiveSpeakerChanged changed:
                socket.Notify("activeSpeaker", new ActiveSpeakerNotice(changed.ParticipantId), json.ActiveSpeakerNotice);
                break;
            case MediaGone gone:
                socket.Notify("mediaLost", new MediaLostNotice(gone.Reason), json.MediaLostNotice);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mediaEvent), mediaEvent, "An event without a wire form.");
        }
    }
}
