using Conference.Controller.Access;
using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

/// <summary>One connection of a participant to the meeting's messenger.</summary>
internal sealed class EventsSession(RpcSocket socket, MeetingRegistry meetings, TicketOffice tickets, EventsConnections connections, string address)
    : IRpcSession
{
    private readonly Challenge _challenge = Challenge.Create();
    private MeetingSubscription? _subscription;
    private IDisposable? _attachment;
    private IDisposable? _place;
    private string _participantId = string.Empty;
    private Task _forwarding = Task.CompletedTask;

    public bool IsAuthenticated { get; private set; }

    public void SendChallenge() => socket.Notify(Challenge.Method, _challenge, AccessJson.Default.Challenge);

    public async Task<EventsState> AuthenticateAsync(AuthenticateParameters parameters, CancellationToken cancellationToken)
    {
        if (IsAuthenticated)
            throw new RefusedException(RefusalCode.InvalidParameters, "This connection is authenticated already.");
        var ticket = _challenge.Verify(EventsModule.Subprotocol, parameters, tickets);
        var meeting = await meetings.GetAsync(ticket.MeetingId, cancellationToken);
        _attachment = meeting.Attach(ticket, EventsModule.Path, address);
        _place = connections.Take(ConnectionKey.Of(ticket).ToString(), socket);
        _subscription = meeting.Subscribe(ticket.ParticipantId);
        await meeting.FlushAsync();
        IsAuthenticated = true;
        _participantId = ticket.ParticipantId;
        var snapshot = _subscription.Snapshot;
        return new EventsState(
            ticket.ParticipantId,
            snapshot.Sequence,
            snapshot.Meeting,
            snapshot.Participants,
            snapshot.Lobby,
            snapshot.Sharing,
            snapshot.Speaking,
            snapshot.Meeting.Recording);
    }

    public void Start() => _forwarding = ForwardAsync(_subscription!);

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _forwarding;
        _place?.Dispose();
        _attachment?.Dispose();
    }

    private async Task ForwardAsync(MeetingSubscription subscription)
    {
        await foreach (var meetingEvent in subscription.Events.ReadAllAsync())
        {
            socket.Send(EventMessages.Render(meetingEvent));
            if (meetingEvent.Body is ParticipantGone gone && gone.ParticipantId == _participantId)
                socket.Close(CloseCode.Gone, "You have left the meeting.");
            else if (meetingEvent.Body is MeetingEnded)
                socket.Close(CloseCode.Gone, "The meeting has ended.");
        }
    }
}
