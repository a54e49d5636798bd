using Conference.Controller.Access;
using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Controller.Rpc;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Signaling;

/// <summary>One connection of a participant to the meeting's media.</summary>
internal sealed partial class SignalSession(
    RpcSocket socket,
    MeetingRegistry meetings,
    MediaRooms rooms,
    TicketOffice tickets,
    SignalConnections connections,
    IOptions<MediaOptions> options) : IRpcSession
{
    private readonly Challenge _challenge = Challenge.Create();
    private IDisposable? _attachment;
    private IDisposable? _place;
    private MediaSession? _media;
    private MediaSubscription? _subscription;
    private Task _forwarding = Task.CompletedTask;

    public bool IsAuthenticated { get; private set; }

    private MediaSession Media => _media ?? throw new InvalidOperationException("Methods are served after authenticate only.");

    public void SendChallenge() => socket.Notify(Challenge.Method, _challenge, AccessJson.Default.Challenge);

    public async Task<SignalState> AuthenticateAsync(AuthenticateParameters parameters, CancellationToken cancellationToken)
    {
        if (IsAuthenticated)
            throw new RefusedException(RefusalCode.InvalidParameters, "This connection is authenticated already.");
        var ticket = _challenge.Verify(SignalingModule.Subprotocol, parameters, tickets);
        _attachment = meetings.Get(ticket.MeetingId).Attach(ticket.ParticipantId);
        _place = connections.Take(ticket.ParticipantId, socket);
        var room = await rooms.GetAsync(ticket.MeetingId, cancellationToken);
        (_media, var resumed) = room.Attach(ticket.ParticipantId);
        _subscription = room.Subscribe(ticket.ParticipantId);
        IsAuthenticated = true;
        return new SignalState(ticket.ParticipantId, resumed, room.RtpCapabilities, options.Value.IceServers, _subscription.Producers);
    }

    public void Start() => _forwarding = ForwardAsync(_subscription!);

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _forwarding;
        _media?.Detach();
        _place?.Dispose();
        _attachment?.Dispose();
    }

    private async Task ForwardAsync(MediaSubscription subscription)
    {
        await foreach (var mediaEvent in subscription.Events.ReadAllAsync())
        {
            SignalNotices.Send(socket, mediaEvent);
            if (mediaEvent is MediaGone)
                socket.Close(CloseCode.MediaLost, "The media was lost: connect again.");
        }

        // Ends with the socket, or with the room: then there is nothing left to signal about.
        socket.Close(CloseCode.Gone, "You have left the meeting, or it has ended.");
    }
}
