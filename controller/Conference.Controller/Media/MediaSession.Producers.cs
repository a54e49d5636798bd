using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

internal sealed partial class MediaSession
{
    /// <summary>What this device sends.</summary>
    public IReadOnlyList<ProducerView> Producers => [.. _producers.Values.Where(owned => !owned.Producer.IsClosed).Select(owned => owned.View)];

    /// <exception cref="RefusedException">The source is in use or not granted, or the router cannot take these RTP parameters.</exception>
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
                _room.CheckMayProduce(ParticipantId, source);
                var producer = await CreateProducerAsync(
                    transport, new ProducerOptions { Kind = kind, RtpParameters = rtpParameters, Paused = paused }, cancellationToken);
                var owned = new OwnedProducer(producer, Connection, source);
                await AddAsync(owned, cancellationToken);
                _producers[source] = owned;
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
                _room.CheckMayProduce(ParticipantId, owned.Source);
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
                _producers.TryRemove(owned.Source, out _);
                await EndAsync(owned);
                return true;
            },
            cancellationToken);

    /// <summary>What the device last said of the picture that it sends.</summary>
    public Task<bool> ReportVideoAsync(ProducerId producerId, VideoReport report, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            () =>
            {
                GetProducer(producerId).Video = report;
                return Task.FromResult(true);
            },
            cancellationToken);

    // The producer's own event comes a moment later; who asked for its end finds it gone, and its floor free, with the answer.
    private async Task EndAsync(OwnedProducer owned)
    {
        await owned.Producer.DisposeAsync();
        _room.Remove(owned);
    }

    // A producer that the room does not take must not go on sending where nobody can end it.
    private async Task AddAsync(OwnedProducer owned, CancellationToken cancellationToken)
    {
        try
        {
            await _room.AddAsync(owned, cancellationToken);
        }
        catch
        {
            await owned.Producer.DisposeAsync();
            throw;
        }
    }

    private static async Task<Producer> CreateProducerAsync(
        Transport transport, ProducerOptions options, CancellationToken cancellationToken)
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
        if (kind != source.Kind())
            throw new RefusedException(RefusalCode.InvalidParameters, $"A {source.Name()} is of kind {source.Kind()}, not {kind}.");
        if (_producers.TryGetValue(source, out var current) && !current.Producer.IsClosed)
        {
            throw new RefusedException(
                RefusalCode.SourceInUse, $"You have a {source.Name()} already ({current.Producer.Id}): close it first.");
        }
    }

    private OwnedProducer GetProducer(ProducerId producerId) =>
        _producers.Values.FirstOrDefault(owned => owned.Producer.Id == producerId && !owned.Producer.IsClosed)
        ?? throw new RefusedException(RefusalCode.ProducerNotFound, $"You have no producer {producerId}: it may have been closed.");
}
