using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

internal sealed partial class MediaSession
{
    /// <summary>Makes a consumer, paused, so that its first key frame meets a decoder that is ready.</summary>
    public Task<Consumer> ConsumeAsync(
        TransportId transportId, ProducerId producerId, RtpCapabilities rtpCapabilities, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                _room.CheckMayConsume(ParticipantId);
                var transport = GetTransport(transportId, TransportDirection.Recv);
                if (_room.FindProducer(producerId) is null)
                    throw new RefusedException(RefusalCode.ProducerNotFound, $"Nobody here has a producer {producerId}.");
                var options = new ConsumerOptions { ProducerId = producerId, RtpCapabilities = rtpCapabilities, Paused = true };
                return await AddConsumerAsync(transport, options, cancellationToken);
            },
            cancellationToken);

    /// <summary>Makes a consumer on a transport whose router is not the room's, of a producer that was piped there.</summary>
    public Task<Consumer> ConsumePipedAsync(TransportId transportId, ConsumerOptions options, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            () =>
            {
                _room.CheckMayConsume(ParticipantId);
                return AddConsumerAsync(GetTransport(transportId, TransportDirection.Recv), options, cancellationToken);
            },
            cancellationToken);

    public Task<bool> ResumeConsumerAsync(ConsumerId consumerId, CancellationToken cancellationToken) =>
        WithConsumerAsync(consumerId, consumer => consumer.ResumeAsync(cancellationToken), cancellationToken);

    public Task<bool> PauseConsumerAsync(ConsumerId consumerId, CancellationToken cancellationToken) =>
        WithConsumerAsync(consumerId, consumer => consumer.PauseAsync(cancellationToken), cancellationToken);

    public Task<bool> CloseConsumerAsync(ConsumerId consumerId, CancellationToken cancellationToken) =>
        WithConsumerAsync(consumerId, consumer => consumer.DisposeAsync().AsTask(), cancellationToken);

    public Task<bool> SetPreferredLayersAsync(ConsumerId consumerId, ConsumerLayers layers, CancellationToken cancellationToken) =>
        WithConsumerAsync(consumerId, consumer => consumer.SetPreferredLayersAsync(layers, cancellationToken), cancellationToken);

    private async Task<Consumer> AddConsumerAsync(Transport transport, ConsumerOptions options, CancellationToken cancellationToken)
    {
        var consumer = await CreateConsumerAsync(transport, options, cancellationToken);
        _consumers[consumer.Id] = consumer;
        Follow(consumer);
        return consumer;
    }

    private static async Task<Consumer> CreateConsumerAsync(
        Transport transport, ConsumerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            if (!transport.Router.CanConsume(options.ProducerId, options.RtpCapabilities))
                throw new RefusedException(RefusalCode.CannotConsume, $"Your rtpCapabilities do not fit producer {options.ProducerId}.");
            return await transport.ConsumeAsync(options, cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or UnsupportedRtpException or RequestRejectedException)
        {
            throw new RefusedException(
                RefusalCode.CannotConsume, $"Producer {options.ProducerId} cannot be consumed: {exception.Message}", exception);
        }
    }

    private Task<bool> WithConsumerAsync(ConsumerId consumerId, Func<Consumer, Task> change, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                if (!_consumers.TryGetValue(consumerId, out var consumer) || consumer.IsClosed)
                    throw new RefusedException(RefusalCode.ConsumerNotFound, $"You have no consumer {consumerId}: it may have been closed.");
                await change(consumer);
                return true;
            },
            cancellationToken);

    private void Follow(Consumer consumer)
    {
        consumer.ScoreChanged += (_, score) =>
            _room.TellOwner(Connection, new ConsumerScored(consumer.Id, score.Score, score.ProducerScore));
        consumer.LayersChanged += (_, layers) => _room.TellOwner(Connection, new ConsumerLayersChanged(consumer.Id, layers));
        consumer.Closed += (_, reason) =>
        {
            _consumers.TryRemove(consumer.Id, out Consumer? _);
            if (reason != CloseReason.Requested)
                _room.TellOwner(Connection, new ConsumerClosed(consumer.Id));
        };
    }
}
