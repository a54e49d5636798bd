using System.Collections.Concurrent;
using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>
/// Copies of a room's tracks for somebody outside it, as plain RTP: one transport per participant, one paused consumer per track.
/// What they are for is not the media's business.
/// </summary>
internal sealed class MediaTap(MediaRoom room, string listenIp) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1); // a participant's two tracks must share the transport
    private readonly Dictionary<string, PlainTransport> _transports = [];
    private readonly ConcurrentDictionary<ProducerId, Consumer> _consumers = []; // read while another track is tapped

    /// <exception cref="RefusedException">The producer is gone.</exception>
    public async Task<Consumer> TapAsync(ProducerId producerId, string ip, int port, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var owned = room.FindProducer(producerId) ?? throw Gone(producerId);
            var transport = await GetTransportAsync(owned.ParticipantId, ip, port, cancellationToken);
            var consumer = await transport.ConsumeAsync(
                new ConsumerOptions { ProducerId = producerId, RtpCapabilities = PlainCapabilities(room.RtpCapabilities), Paused = true },
                cancellationToken);
            _consumers[producerId] = consumer;
            return consumer;
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

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        try
        {
            foreach (var transport in _transports.Values)
                await transport.DisposeAsync();
            _transports.Clear();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<PlainTransport> GetTransportAsync(string participantId, string ip, int port, CancellationToken cancellationToken)
    {
        if (_transports.TryGetValue(participantId, out var existing) && !existing.IsClosed)
            return existing;
        var transport = await room.Router.CreatePlainTransportAsync(
            new PlainTransportOptions { ListenInfo = new ListenInfo { Protocol = TransportProtocol.Udp, Ip = listenIp }, RtcpMux = true },
            cancellationToken);
        await transport.ConnectAsync(new PlainTransportConnectOptions { Ip = ip, Port = (ushort)port }, cancellationToken);
        _transports[participantId] = transport;
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
}
