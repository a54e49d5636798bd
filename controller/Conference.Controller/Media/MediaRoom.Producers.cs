using Conference.Controller.Errors;

namespace Conference.Controller.Media;

internal sealed partial class MediaRoom
{
    internal async Task AddAsync(OwnedProducer owned, CancellationToken cancellationToken)
    {
        await _speakers.AddAsync(owned, cancellationToken);
        lock (_lock)
        {
            ThrowIfClosed();
            _producers.Add(owned.Producer.Id, owned);
            PublishToOthers(owned.ParticipantId, new ProducerAdded(owned.View));
        }

        // Subscribed last: the event reaches us even if the producer closed meanwhile, because closing is checked right after.
        owned.Producer.Closed += (_, _) => Remove(owned);
        if (owned.Producer.IsClosed)
            Remove(owned);
    }

    internal void TellPaused(OwnedProducer owned) => Tell(owned, new ProducerPaused(owned.Producer.Id, owned.ParticipantId));

    internal void TellResumed(OwnedProducer owned) => Tell(owned, new ProducerResumed(owned.Producer.Id, owned.ParticipantId));

    internal void TellOwner(string participantId, MediaEvent mediaEvent)
    {
        lock (_lock)
        {
            foreach (var subscription in _subscriptions.Where(subscription => subscription.ParticipantId == participantId))
                subscription.Publish(mediaEvent);
        }
    }

    private void Tell(OwnedProducer owned, MediaEvent mediaEvent)
    {
        lock (_lock)
        {
            if (_producers.ContainsKey(owned.Producer.Id))
                PublishToOthers(owned.ParticipantId, mediaEvent);
        }
    }

    private void Remove(OwnedProducer owned)
    {
        _speakers.Remove(owned);
        lock (_lock)
        {
            if (_producers.Remove(owned.Producer.Id))
                PublishToOthers(owned.ParticipantId, new ProducerRemoved(owned.Producer.Id, owned.ParticipantId));
        }
    }

    private void Publish(MediaEvent mediaEvent)
    {
        lock (_lock)
        {
            foreach (var subscription in _subscriptions)
                subscription.Publish(mediaEvent);
        }
    }

    private void PublishToOthers(string participantId, MediaEvent mediaEvent)
    {
        foreach (var subscription in _subscriptions.Where(subscription => subscription.ParticipantId != participantId))
            subscription.Publish(mediaEvent);
    }

    private void Unsubscribe(MediaSubscription subscription)
    {
        lock (_lock)
            _subscriptions.Remove(subscription);
    }

    private void ThrowIfClosed()
    {
        if (_closed)
            throw new RefusedException(RefusalCode.MediaLost, "The media of this meeting was lost: connect again.");
    }
}
