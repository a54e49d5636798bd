using Conference.Controller.Media;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Playing;

/// <summary>
/// Tells when a player has to come back. What it plays may pause and resume; but SDP is exchanged once, so a source that is published
/// anew can only be played in a new session.
/// </summary>
internal static class PlayWatch
{
    public static async Task<string> FollowAsync(MediaSubscription subscription, IReadOnlyDictionary<OwnedProducer, Consumer> playing)
    {
        using var _ = subscription;
        var left = playing.Keys.ToList();
        await foreach (var mediaEvent in subscription.Events.ReadAllAsync())
        {
            switch (mediaEvent)
            {
                case ProducerRemoved removed:
                    left.RemoveAll(owned => owned.Producer.Id == removed.ProducerId);
                    break;
                case ConsumerClosed closed:
                    left.RemoveAll(owned => playing[owned].Id == closed.ConsumerId);
                    break;
                case ProducerAdded added when IsAnew(added.Producer):
                    return "what was played is published anew";
            }

            if (left.Count == 0)
                return "nothing is left to play";
        }

        return "the media is over";

        bool IsAnew(ProducerView producer) => playing.Keys.Any(owned =>
            owned.ParticipantId == producer.ParticipantId && owned.Source == producer.Source && owned.Producer.Id != producer.ProducerId);
    }
}
