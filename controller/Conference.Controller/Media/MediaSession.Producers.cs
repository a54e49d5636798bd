using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

internal sealed partial class MediaSession
{
    /// <exception cref="RefusedException">The source is in use, or the router cannot take these RTP parameters.</exception>
    public Task<ProducerId> ProduceAsync(
        TransportId transportId,
        MediaKind kind,
        RtpParameters rtpParameters,
        TrackSource source,
        bool paused,
        CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                var transport = GetTransport(transportId, TransportDirection.Send);
                CheckSource(kind, source);
                var producer = await CreateProducerAsync(
                    transport, new ProducerOptions { Kind = kind, RtpParameters = rtpParameters, Paused = paused }, cancellationToken);
                var owned = new OwnedProducer(producer, ParticipantId, source);
                _producers[source] = owned;
                await _room.AddAsync(owned, cancellationToken);
                return producer.Id;
            },
            cancellationToken);

    public Task<bool> PauseProducerAsync(ProducerId producerId, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                var owned = GetProducer(producerId);
                await owned.Producer.PauseAsync(cancellationToken);
                _room.TellPaused(owned);
                return true;
            },
            cancellationToken);

    public Task<bool> ResumeProducerAsync(ProducerId producerId, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                var owned = GetProducer(producerId);
                await owned.Producer.ResumeAsync(cancellationToken);
                _room.TellResumed(owned);
                return true;
            },
            cancellationToken);

    public Task<bool> CloseProducerAsync(ProducerId producerId, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                var owned = GetProducer(producerId);
                _producers.Remove(owned.Source);
                await owned.Producer.DisposeAsync();
                return true;
            },
            cancellationToken);

    private static async Task<Producer> CreateProducerAsync(
        WebRtcTransport transport, ProducerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.ProduceAsync(options, cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or UnsupportedRtpException or RequestRejectedException)
        {
            throw new RefusedException(RefusalCode.UnsupportedCodecs, $"This meeting cannot take the track: {exception.Message}", exception);
        }
    }

    private void CheckSource(MediaKind kind, TrackSource source)
    {
        var fitting = source is TrackSource.Microphone or TrackSource.ScreenAudio ? MediaKind.Audio : MediaKind.Video;
        if (kind != fitting)
            throw new RefusedException(RefusalCode.InvalidParameters, $"A {source} is of kind {fitting}, not {kind}.");
        if (_producers.TryGetValue(source, out var current) && !current.Producer.IsClosed)
        {
            throw new RefusedException(
                RefusalCode.SourceInUse, $"You have a {source} already ({current.Producer.Id}): close it first.");
        }
    }

    private OwnedProducer GetProducer(ProducerId producerId) =>
        _producers.Values.FirstOrDefault(owned => owned.Producer.Id == producerId && !owned.Producer.IsClosed)
        ?? throw new RefusedException(RefusalCode.ProducerNotFound, $"You have no producer {producerId}: it may have been closed.");
}
