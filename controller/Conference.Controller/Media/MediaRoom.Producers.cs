using Conference.Controller.Access.Roles;
using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

internal sealed partial class MediaRoom
{
    public IReadOnlyList<OwnedProducer> Producers
    {
        get
        {
            lock (_lock)
                return [.. _producers.Values];
        }
    }

    public OwnedProducer? FindProducer(ProducerId producerId)
    {
        lock (_lock)
            return _producers.GetValueOrDefault(producerId);
    }

    /// <exception cref="RefusedException">The participant may not, or no longer, publish this.</exception>
    internal void CheckMayProduce(string participantId, TrackSource source)
    {
        if (!_rules.GrantsOf(participantId).Has(source.Grant()))
            throw new RefusedException(RefusalCode.NotGranted, $"You may not publish your {source.Name()} here: ask a host.");
    }

    /// <exception cref="RefusedException">The participant may not, or no longer, see and hear the others.</exception>
    internal void CheckMayConsume(string participantId)
    {
        if (!_rules.GrantsOf(participantId).Has(Grants.Subscribe))
            throw new RefusedException(RefusalCode.NotGranted, "You may not see and hear the others here: ask a host.");
    }

    /// <exception cref="RefusedException">The participant may not, or no longer, publish this; the producer is still the caller's.</exception>
    internal async Task AddAsync(OwnedProducer owned, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // A grant that was taken while the worker made the producer: whoever took it either finds the producer here, or we see it now.
            ThrowIfClosed();
            CheckMayProduce(owned.ParticipantId, owned.Source);
            if (owned.Source.IsShared() && _producers.Values.Any(other => other.ParticipantId == owned.ParticipantId && other.Source == owned.Source))
                throw new RefusedException(RefusalCode.SourceInUse, $"You show your {owned.Source.Name()} with another device: stop that first.");
            if (owned.Source == TrackSource.Screen && !_rules.TryShare(owned.ParticipantId))
                throw new RefusedException(RefusalCode.ScreenShareTaken, "Somebody else shows their screen: wait until they end, or ask a host.");
            _producers.Add(owned.Producer.Id, owned);
            PublishToOthers(owned.ParticipantId, new ProducerAdded(owned.View));
        }

        owned.Producer.Closed += (_, _) => Remove(owned); // also called when it is closed already
        await _speakers.AddAsync(owned, cancellationToken);
    }

    internal void TellPaused(OwnedProducer owned) => Tell(owned, new ProducerPaused(owned.Producer.Id, owned.ParticipantId));

    internal void TellResumed(OwnedProducer owned) => Tell(owned, new ProducerResumed(owned.Producer.Id, owned.ParticipantId));

    internal void TellOwner(ConnectionKey connection, MediaEvent mediaEvent)
    {
        lock (_lock)
        {
            foreach (var subscription in _subscriptions.Where(subscription => subscription.Connection == connection))
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

    internal void Remove(OwnedProducer owned)
    {
        _speakers.Remove(owned);
        lock (_lock)
        {
            if (!_producers.Remove(owned.Producer.Id))
                return;
            PublishToOthers(owned.ParticipantId, new ProducerRemoved(owned.Producer.Id, owned.ParticipantId));
            if (owned.Source == TrackSource.Screen)
                _rules.EndShare(owned.ParticipantId); // under the lock: the next screen must not take the floor before it is given back
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
        foreach (var subscription in _subscriptions.Where(subscription => !subscription.IsOf(participantId)))
            subscription.Publish(mediaEvent);
    }

    private void ThrowIfClosed()
    {
        if (_closed)
            throw new RefusedException(RefusalCode.MediaLost, "The media of this meeting was lost: connect again.");
    }
}
