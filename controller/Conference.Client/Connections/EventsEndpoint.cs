using System.Collections.Immutable;
using System.Text.Json;
using System.Threading.Channels;
using Conference.Client.Rpc;
using Microsoft.Extensions.Logging;

namespace Conference.Client.Connections;

/// <summary>Keeps a meeting's state in step with its events and passes each event on once, in order.</summary>
internal sealed partial class EventsEndpoint(JoinAnswer joined, TimeProvider clock, ILogger logger) : IRpcEndpoint
{
    private readonly Lock _lock = new(); // a new reader starts exactly where the state is
    private readonly List<EventStream> _streams = [];
    private MeetingState _state = StateOf(joined);
    private bool _connected;
    private ConferenceException? _end;
    private bool _ended;
    private bool _farewell; // the last events told why the connection ends

    public string Subprotocol => "conference.events.v1";

    public long? LastSequence
    {
        get
        {
            lock (_lock)
                return _connected ? _state.Sequence : null;
        }
    }

    public MeetingState State
    {
        get
        {
            lock (_lock)
                return _state;
        }
    }

    public bool HasEnded
    {
        get
        {
            lock (_lock)
                return _ended;
        }
    }

    public (MeetingState State, EventStream Events) Subscribe()
    {
        lock (_lock)
        {
            var stream = new EventStream(Channel.CreateUnbounded<MeetingEvent>(), Forget);
            if (_ended)
                stream.Writer.TryComplete(_end);
            else
                _streams.Add(stream);
            return (_state, stream);
        }
    }

    public void Connected(JsonElement state)
    {
        var snapshot = state.Deserialize(ClientJson.Default.EventsState) ?? throw new JsonException("The state is null.");
        if (!snapshot.Resumed)
            StartFrom(snapshot, missed: true);
    }

    public void Notified(RpcNotification notification)
    {
        switch (notification.Method)
        {
            case "event":
                Take(notification.Parameters);
                break;
            case "state":
                StartFrom(notification.Parameters.Deserialize(ClientJson.Default.EventsState) ?? throw new JsonException("The state is null."), missed: false);
                break;
            default:
                break; // Of a newer server.
        }
    }

    private void StartFrom(EventsState snapshot, bool missed)
    {
        lock (_lock)
        {
            _state = StateOf(snapshot, _state.Self);
            if (_connected)
                Tell(new Resynchronized(_state, missed) { Sequence = snapshot.Sequence, At = clock.GetUtcNow() });
            _connected = true;
        }
    }

    private void Take(JsonElement parameters)
    {
        var message = parameters.Deserialize(ClientJson.Default.EventMessage) ?? throw new JsonException("The event is null.");
        var meetingEvent = EventReader.Read(message.Type, message.Sequence, message.At, message.Data);
        if (meetingEvent is UnknownEvent)
            NotKnown(message.Type);
        lock (_lock)
        {
            if (message.Sequence <= _state.Sequence)
                return; // Sent again around a reconnect.
            _state = _state.After(meetingEvent);
            _farewell |= meetingEvent is MeetingEnded or Removed or Denied;
            Tell(meetingEvent);
        }
    }

    public void Disconnected(RpcClose close, ConferenceException? end)
    {
        if (end is not null)
            End(_farewell ? null : end);
    }

    /// <summary>Ends all streams; without an exception they end as a list does.</summary>
    public void End(ConferenceException? why)
    {
        lock (_lock)
        {
            _ended = true;
            _end ??= why;
            foreach (var stream in _streams)
                stream.Writer.TryComplete(why);
            _streams.Clear();
        }
    }

    private void Tell(MeetingEvent meetingEvent)
    {
        foreach (var stream in _streams)
            stream.Writer.TryWrite(meetingEvent);
    }

    public void Forget(EventStream stream)
    {
        lock (_lock)
            _streams.Remove(stream);
    }

    private static MeetingState StateOf(JoinAnswer joined) => new()
    {
        Meeting = joined.Meeting,
        IsAdmitted = joined.State != ParticipantState.Waiting,
        Self = new() { ParticipantId = joined.ParticipantId, State = joined.State, Role = joined.Role, Grants = joined.Grants },
    };

    private static MeetingState StateOf(EventsState told, ParticipantInfo self)
    {
        var participants = told.Participants ?? [];
        return new MeetingState
        {
            Sequence = told.Sequence,
            Meeting = told.Meeting ?? new(),
            IsAdmitted = told.Admitted,
            // What is told of people has no state: whoever was let in is present.
            Self = (told.Self ?? self) with { State = told.Admitted ? ParticipantState.Present : ParticipantState.Waiting },
            Participants = participants.ToImmutableDictionary(one => one.ParticipantId, StringComparer.Ordinal),
            Lobby = [.. told.Lobby ?? []],
            Hands = [.. told.Hands ?? []],
            Polls = [.. told.Polls ?? []],
            Sharing = [.. told.Sharing ?? []],
            Speaking = [.. told.Speaking ?? []],
            Recording = told.Recording ?? told.Meeting?.Recording,
            Consents = (told.Consents ?? []).ToImmutableDictionary(one => one.ParticipantId, one => one.Granted, StringComparer.Ordinal),
            OwnState = (told.OwnState ?? ImmutableDictionary<string, JsonElement>.Empty).ToImmutableDictionary(StringComparer.Ordinal),
        };
    }

    [LoggerMessage(1421, LogLevel.Debug, "Event of type {Type} is not known to this version")]
    private partial void NotKnown(string type);
}
