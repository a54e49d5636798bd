using Conference.Controller.Access;
using Conference.Controller.Meetings;
using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

/// <summary>One connection of a participant to the meeting's messenger.</summary>
internal sealed class EventsSession(RpcSocket socket, MeetingRegistry meetings, TicketOffice tickets, EventsConnections connections)
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

    public Task<EventsState> AuthenticateAsync(AuthenticateParameters parameters, CancellationToken cancellationToken)
    {
        if (IsAuthenticated)
            throw new Errors.RefusedException(Errors.RefusalCode.InvalidParameters, "This connection is authenticated already.");
        var ticket = _challenge.Verify(EventsModule.Subprotocol, parameters, tickets);
        var meeting = meetings.Get(ticket.MeetingId);
        _attachment = meeting.Attach(ticket.ParticipantId);
        _place = connections.Take(ticket.ParticipantId, socket);
        _subscription = meeting.Subscribe();
        IsAuthenticated = true;
        _participantId = ticket.ParticipantId;
        return Task.FromResult(new EventsState(
            ticket.ParticipantId,
            _subscription.Sequence,
            new MeetingName(meeting.Id, meeting.Code, meeting.Name),
            _subscription.Participants,
            _subscription.Recording is { } recording ? RecordingView.Of(recording) : null));
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
            EventMessages.Send(socket, meetingEvent);
            if (meetingEvent is ParticipantGone gone && gone.ParticipantId == _participantId)
                socket.Close(CloseCode.Gone, "You have left the meeting.");
            else if (meetingEvent is MeetingEnded)
                socket.Close(CloseCode.Gone, "The meeting has ended.");
        }
    }
}
