using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

/// <summary>One connection of a participant's device to the meeting's messenger.</summary>
internal sealed partial class EventsSession(RpcSocket socket, EventsServices services, string address) : IRpcSession
{
    private readonly RpcSocket _socket = socket;
    private readonly EventsServices _services = services;
    private readonly Challenge _challenge = Challenge.Create();
    private Meeting? _meeting;
    private Ticket? _ticket;
    private MeetingSubscription? _subscription;
    private IDisposable? _attachment;
    private IDisposable? _place;
    private Task _forwarding = Task.CompletedTask;

    public bool IsAuthenticated { get; private set; }

    private Meeting Meeting => _meeting ?? throw NotYet();

    private string ParticipantId => _ticket?.ParticipantId ?? throw NotYet();

    private Operation Operation => new(new Caller(
        Meeting.TenantId, CallerKind.Participant, ParticipantId, Meeting.Find(ParticipantId)?.DisplayName ?? ParticipantId, Meeting.Id, address)
    {
        KeyThumbprint = _ticket?.KeyThumbprint,
    });

    public void SendChallenge() => _socket.Notify(Challenge.Method, _challenge, AccessJson.Default.Challenge);

    public async Task<EventsAnswer> AuthenticateAsync(AuthenticateParameters parameters, CancellationToken cancellationToken)
    {
        if (IsAuthenticated)
            throw new RefusedException(RefusalCode.InvalidParameters, "This connection is authenticated already.");
        _ticket = _challenge.Verify(EventsModule.Subprotocol, parameters, _services.Tickets);
        _meeting = await _services.Meetings.GetAsync(_ticket.MeetingId, cancellationToken);
        _attachment = _meeting.Attach(_ticket, EventsModule.Path, address);
        _place = _services.Connections.Take(ConnectionKey.Of(_ticket).ToString(), _socket);
        var subscription = parameters.After is { } after
            ? _meeting.Resume(_ticket.ParticipantId, after)
            : _meeting.Subscribe(_ticket.ParticipantId);
        _subscription = subscription;
        await _meeting.FlushAsync();
        IsAuthenticated = true;
        return subscription.HasState
            ? EventsState.Of(_ticket.ParticipantId, subscription.Snapshot)
            : new EventsResumed(_ticket.ParticipantId, parameters.After!.Value);
    }

    public void Start() => _forwarding = ForwardAsync();

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _forwarding;
        _place?.Dispose();
        _attachment?.Dispose();
    }

    private static InvalidOperationException NotYet() => new("Methods are served after authenticate only.");

    /// <summary>Makes one change as the participant, who has been let in; it lasts when the answer comes.</summary>
    private Task<T> ChangeAsync<T>(Func<Change, T> act)
    {
        CheckIn();
        return Meeting.ChangeAsync(Operation, act);
    }

    private Task<Answer> ChangeAsync(Action<Change> act) => ChangeAsync(change =>
    {
        act(change);
        return Answer.NoContent;
    });

    /// <summary>Counts what everybody would see, and refuses those who still wait to be let in.</summary>
    private void CheckIn()
    {
        _services.Limits.Message(ParticipantId);
        if (Meeting.Find(ParticipantId) is { State: ParticipantState.Waiting })
            throw new RefusedException(RefusalCode.InLobby, "You wait in the lobby: the event admitted tells when you are let in.");
    }
}
