using Conference.Controller.Access;
using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Controller.Rpc;

namespace Conference.Controller.Signaling;

/// <summary>One connection of a participant's device to the meeting's media.</summary>
internal sealed partial class SignalSession(RpcSocket socket, SignalServices services, SignalPeer peer) : IRpcSession
{
    private readonly SignalServices _services = services;
    private readonly SignalPeer _peer = peer;
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
        var ticket = _challenge.Verify(SignalingModule.Subprotocol, parameters, _services.Tickets);
        var connection = ConnectionKey.Of(ticket);
        var meeting = await _services.Meetings.GetAsync(ticket.MeetingId, cancellationToken);
        if (meeting.Find(ticket.ParticipantId) is { State: ParticipantState.Waiting })
            throw new RefusedException(RefusalCode.InLobby, "You wait in the lobby: connect again once /events tells that you are admitted.");
        _attachment = meeting.Attach(ticket, SignalingModule.Path, _peer.Remote?.ToString());
        _place = _services.Connections.Take(connection.ToString(), socket);
        var room = await _services.Rooms.GetAsync(ticket.MeetingId, cancellationToken);
        (_media, var resumed) = room.Attach(connection);
        _subscription = room.Subscribe(connection);
        if (meeting.Find(ticket.ParticipantId) is not { IsHere: true })
        {
            // Taken out while the room was made: whoever did it either found this session there, or we see it now.
            await _media.DisposeAsync();
            throw new RefusedException(RefusalCode.ParticipantLeft, "You have left this meeting: join again.");
        }

        IsAuthenticated = true;
        return new SignalState(
            ticket.ParticipantId, resumed, room.RtpCapabilities, _services.IceServers, _subscription.Producers, _media.Producers);
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
