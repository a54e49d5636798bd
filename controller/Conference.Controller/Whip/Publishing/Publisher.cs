using Conference.Controller.Media;
using Conference.Controller.Whip.Sdp;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Publishing;

/// <summary>Begins sessions in which a client publishes a microphone and a camera.</summary>
internal sealed class Publisher(MediaRooms rooms, WhipSessions sessions)
{
    /// <summary>What a meeting takes of an offer.</summary>
    /// <exception cref="Errors.RefusedException">It cannot take a track.</exception>
    public async Task<IReadOnlyList<AnsweredMedia>> AgreeAsync(string meetingId, SdpOffer offer, CancellationToken cancellationToken)
    {
        var room = await rooms.GetAsync(meetingId, cancellationToken);
        return [.. offer.Media.Select(media =>
            new AnsweredMedia(media, PublishNegotiation.Negotiate(media, room.RtpCapabilities), SdpDirection.RecvOnly))];
    }

    /// <param name="guest">Who publishes; whatever an earlier program of theirs has left behind is ended.</param>
    /// <exception cref="Errors.RefusedException">They may not publish this.</exception>
    public async Task<WhipSession> BeginAsync(
        WhipGuest guest, SdpOffer offer, IReadOnlyList<AnsweredMedia> agreed, CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(WhipProtocol.Whip, guest.ParticipantId);
        var room = await rooms.GetAsync(guest.MeetingId, cancellationToken);
        var subscription = room.Subscribe(guest.Connection);
        var (media, _) = room.Attach(guest.Connection);
        try
        {
            var transport = await media.CreateTransportAsync(TransportDirection.Send, cancellationToken);
            await media.ConnectTransportAsync(transport.Id, offer.Transport.Dtls, cancellationToken);
            var producers = new HashSet<ProducerId>();
            foreach (var track in agreed)
            {
                var kind = track.Offer.Kind;
                var source = kind == MediaKind.Audio ? TrackSource.Microphone : TrackSource.Camera;
                producers.Add(await media.ProduceAsync(transport.Id, kind, track.Rtp, source, paused: false, cancellationToken));
            }

            var session = new WhipSession(WhipProtocol.Whip, guest, media, transport, offer, agreed, []);
            sessions.Run(session, FollowAsync(subscription, producers));
            return session;
        }
        catch
        {
            subscription.Dispose();
            await media.DisposeAsync();
            throw;
        }
    }

    // A client that has nothing left to send learns it from the end of its session; there is no other way to tell it.
    private static async Task<string> FollowAsync(MediaSubscription subscription, HashSet<ProducerId> producers)
    {
        using var _ = subscription;
        await foreach (var mediaEvent in subscription.Events.ReadAllAsync())
        {
            if (mediaEvent is OwnProducerClosed closed && producers.Remove(closed.ProducerId) && producers.Count == 0)
                return "ended by a host";
        }

        return "the media is over";
    }
}
