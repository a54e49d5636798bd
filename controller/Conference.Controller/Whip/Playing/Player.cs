using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Whip.Sdp;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Playing;

/// <summary>Begins sessions in which a client plays what somebody in the meeting publishes.</summary>
internal sealed class Player(MediaRooms rooms, PlayRouters routers, WhipSessions sessions)
{
    // Enough for the screens of one person; more is a program that forgets to end its sessions.
    private const int MaximumPlayers = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Makes sure that there is something to play, so that nobody comes and goes who only asks for it again and again.</summary>
    /// <exception cref="RefusedException">There is nothing to play now, or the offer does not fit it.</exception>
    public async Task CheckAsync(string meetingId, SdpOffer offer, PlaySelection selection, CancellationToken cancellationToken)
    {
        var room = await rooms.FindAsync(meetingId, cancellationToken);
        _ = Tracks(offer, room is null ? [] : selection.Choose(room));
    }

    /// <exception cref="RefusedException">They may not see and hear the others, or what there was to play has ended.</exception>
    public async Task<WhipSession> BeginAsync(
        WhipGuest guest, SdpOffer offer, PlaySelection selection, CancellationToken cancellationToken)
    {
        if (sessions.CountOf(WhipProtocol.Whep, guest.ParticipantId) >= MaximumPlayers)
            throw new RefusedException(RefusalCode.TooManyTransports, $"You play in {MaximumPlayers} sessions already: end one first.");
        var room = await rooms.GetAsync(guest.MeetingId, cancellationToken);
        var subscription = room.Subscribe(guest.Connection);
        var belongings = new List<IAsyncDisposable>();
        var (media, _) = room.Attach(guest.Connection);
        try
        {
            var tracks = Tracks(offer, selection.Choose(room));
            var place = await routers.TakeAsync(room, tracks, cancellationToken);
            belongings.Add(place);
            var transport = await media.CreateTransportAsync(TransportDirection.Recv, place.Router.Router, cancellationToken);
            await media.ConnectTransportAsync(transport.Id, offer.Transport.Dtls, cancellationToken);
            var playing = new Dictionary<OwnedProducer, Consumer>();
            foreach (var track in tracks)
            {
                var piped = await place.Router.PipeAsync(track.Producer, cancellationToken);
                playing[track.Producer] = await media.ConsumePipedAsync(transport.Id, track.Consumer(piped.Id), cancellationToken);
            }

            var answered = offer.Media.Select(section => Answer(section, tracks, playing)).ToList();
            var session = new WhipSession(WhipProtocol.Whep, guest, media, transport, offer, answered, belongings);
            sessions.Run(session, PlayWatch.FollowAsync(subscription, playing));
            return session;
        }
        catch (Exception exception)
        {
            subscription.Dispose();
            await media.DisposeAsync();
            foreach (var belonging in belongings)
                await belonging.DisposeAsync();
            if (exception is ObjectDisposedException or EntityNotFoundException)
                throw Nothing(exception);
            throw;
        }
    }

    private static List<PlayedTrack> Tracks(SdpOffer offer, IReadOnlyList<OwnedProducer> producers)
    {
        var tracks = new List<PlayedTrack>();
        foreach (var section in offer.Media)
        {
            if (producers.FirstOrDefault(owned => owned.Source.Kind() == section.Kind) is { } producer)
                tracks.Add(PlayedTrack.Match(section, producer));
        }

        return tracks.Count > 0 ? tracks : throw Nothing(null);
    }

    private static RefusedException Nothing(Exception? why) =>
        new(RefusalCode.NothingToPlay, "Nobody publishes what you want to play: try again later.", why) { RetryAfter = Pause };

    // A player offers sound and picture, whatever there is. A section without a track stays in the bundle and says nothing.
    private static AnsweredMedia Answer(OfferedMedia section, List<PlayedTrack> tracks, Dictionary<OwnedProducer, Consumer> playing) =>
        tracks.Find(track => track.Media == section) is { } found
            ? new AnsweredMedia(section, playing[found.Producer].RtpParameters, SdpDirection.SendOnly)
            : new AnsweredMedia(section, new RtpParameters { Codecs = [.. section.Codecs.Take(1)] }, SdpDirection.Inactive);
}
