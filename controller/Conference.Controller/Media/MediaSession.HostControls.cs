using Conference.Mediasoup;

namespace Conference.Controller.Media;

internal sealed partial class MediaSession
{
    /// <summary>Pauses the producer of a source and tells the device; nothing happens without one.</summary>
    public Task PauseByHostAsync(TrackSource source, CancellationToken cancellationToken) =>
        ByHostAsync(
            async () =>
            {
                if (!_producers.TryGetValue(source, out var owned) || owned.Producer.IsClosed || owned.Producer.Paused)
                    return;
                await owned.Producer.PauseAsync(cancellationToken);
                _room.TellPaused(owned);
                _room.TellOwner(Connection, new OwnProducerPaused(owned.Producer.Id));
            },
            cancellationToken);

    /// <summary>Ends the producers of some sources and tells the device.</summary>
    public Task CloseByHostAsync(IReadOnlyCollection<TrackSource> sources, CancellationToken cancellationToken) =>
        ByHostAsync(
            async () =>
            {
                foreach (var source in sources)
                {
                    if (!_producers.TryRemove(source, out var owned) || owned.Producer.IsClosed)
                        continue;
                    await EndAsync(owned);
                    _room.TellOwner(Connection, new OwnProducerClosed(owned.Producer.Id));
                }
            },
            cancellationToken);

    /// <summary>Ends everything that the device receives, and tells it.</summary>
    public Task CloseConsumersByHostAsync(CancellationToken cancellationToken) =>
        ByHostAsync(
            async () =>
            {
                foreach (var consumer in _consumers.Values)
                {
                    await consumer.DisposeAsync();
                    _room.TellOwner(Connection, new ConsumerClosed(consumer.Id));
                }
            },
            cancellationToken);

    // Media that ends meanwhile has nothing left to end.
    private async Task ByHostAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_closed)
                await change();
        }
        catch (Exception exception) when (exception is WorkerDiedException or ChannelClosedException or ObjectDisposedException)
        {
            // The worker, or the whole meeting, is gone and took the media with it.
        }
        finally
        {
            _gate.Release();
        }
    }
}
