using System.Collections.Concurrent;
using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>
/// Copies of a room's tracks for somebody outside it, as plain RTP: one transport per participant, one paused consumer per track.
/// What they are for is not the media's business.
/// </summary>
internal sealed class MediaTap(MediaRoom room) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1); // a participant's two tracks must share the transport
    private readonly Dictionary<string, TapTransport> _transports = []; // by participant
    private readonly ConcurrentDictionary<ProducerId, Consumer> _consumers = []; // read while another track is tapped

    /// <summary>A paused copy of a track; asked for twice at the same place it is the same one, paused again.</summary>
    /// <exception cref="RefusedException">The producer is gone, or the packets would leave this machine without encryption.</exception>
    public async Task<TappedTrack> TapAsync(ProducerId producerId, TapTarget target, CancellationToken cancellationToken)
    {
        target.Check();
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var owned = room.FindProducer(producerId) ?? throw Gone(producerId);
            var transport = await GetTransportAsync(owned.ParticipantId, target, cancellationToken);
            if (_consumers.TryGetValue(producerId, out var before) && !before.IsClosed)
            {
                await before.PauseAsync(cancellationToken);
                return new TappedTrack(before, transport.SrtpParameters);
            }

            var consumer = await transport.ConsumeAsync(
                new ConsumerOptions { ProducerId = producerId, RtpCapabilities = PlainCapabilities(room.RtpCapabilities), Paused = true },
                cancellationToken);
            _consumers[producerId] = consumer;
            return new TappedTrack(consumer, transport.SrtpParameters);
        }
        catch (MediasoupException exception)
        {
            throw new RefusedException(RefusalCode.ProducerNotFound, $"Producer {producerId} ended while it was tapped.", exception);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <exception cref="RefusedException">The producer is gone, or was not tapped.</exception>
    public Consumer Get(ProducerId producerId) =>
        _consumers.TryGetValue(producerId, out var consumer) && !consumer.IsClosed ? consumer : throw Gone(producerId);

    /// <summary>Ends taps; those that are gone already are no error.</summary>
    public async Task CloseAsync(IReadOnlyList<ProducerId> producerIds)
    {
        foreach (var producerId in producerIds)
        {
            if (_consumers.TryRemove(producerId, out var consumer))
                await consumer.DisposeAsync();
        }
    }

    /// <summary>Ends all that was tapped of somebody, and the way on which it came.</summary>
    public async Task CloseAsync(string participantId)
    {
        await _gate.WaitAsync();
        try
        {
            if (_transports.Remove(participantId, out var tapped))
                await tapped.Transport.DisposeAsync();
            foreach (var (producerId, consumer) in _consumers)
            {
                if (consumer.IsClosed)
                    _consumers.TryRemove(producerId, out _);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        try
        {
            foreach (var transport in _transports.Values)
                await transport.Transport.DisposeAsync();
            _transports.Clear();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<PlainTransport> GetTransportAsync(string participantId, TapTarget target, CancellationToken cancellationToken)
    {
        if (_transports.Remove(participantId, out var existing))
        {
            if (existing.Target == target && !existing.Transport.IsClosed)
            {
                _transports.Add(participantId, existing);
                return existing.Transport;
            }

            await existing.Transport.DisposeAsync(); // the receiver is somewhere else now
        }

        var transport = await room.Router.CreatePlainTransportAsync(target.TransportOptions, cancellationToken);
        try
        {
            await transport.ConnectAsync(target.ConnectOptions, cancellationToken);
        }
        catch
        {
            await transport.DisposeAsync();
            throw;
        }

        _transports.Add(participantId, new TapTransport(transport, target));
        return transport;
    }

    // The receiver copies what it gets: nothing to repair (no NACK, no RTX), only key frames to ask for, and no header extensions.
    private static RtpCapabilities PlainCapabilities(RtpCapabilities router) => new()
    {
        Codecs =
        [
            .. router.Codecs
                .Where(codec => !codec.MimeType.EndsWith("/rtx", StringComparison.OrdinalIgnoreCase))
                .Select(codec => codec with { RtcpFeedback = [.. codec.RtcpFeedback.Where(feedback => feedback.Parameter is "pli" or "fir")] }),
        ],
        HeaderExtensions = [],
    };

    private static RefusedException Gone(ProducerId producerId) =>
        new(RefusalCode.ProducerNotFound, $"Producer {producerId} has ended, or was not tapped.");

    private sealed record TapTransport(PlainTransport Transport, TapTarget Target);
}
