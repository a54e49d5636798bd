using System.Text.Json.Serialization.Metadata;
using Conference.Client.Connections;
using Conference.Client.Http;
using Conference.Client.Media;
using Conference.Client.Rpc;
using Microsoft.Extensions.Logging;

namespace Conference.Client;

/// <summary>
/// A participant's own line into a meeting: its state, what happens, and everything that a participant can do. It connects again by
/// itself when it is lost, and goes on with the event after the last one.
/// </summary>
/// <remarks>Disposing it leaves the meeting.</remarks>
public sealed partial class MeetingConnection : IAsyncDisposable
{
    private static readonly TimeSpan FarewellTimeout = TimeSpan.FromSeconds(3);

    private readonly ClientContext _context;
    private readonly RpcAddress _eventsAddress;
    private readonly EventsEndpoint _endpoint;
    private readonly RpcSession _events;
    private readonly SignalLine _signal;
    private int _disposed;
    private bool _left;

    internal MeetingConnection(ClientContext context, JoinAnswer joined, RpcAddress events, RpcAddress signal)
    {
        _context = context;
        _eventsAddress = events;
        ParticipantId = joined.ParticipantId;
        Meeting = new Meeting(context, joined.Meeting.Id);
        _endpoint = new EventsEndpoint(joined, context.Clock, context.LoggerOf<EventsEndpoint>());
        _events = new RpcSession(events, _endpoint, context.LoggerOf<RpcSession>());
        _signal = new SignalLine(signal, context.Options.RetryFor, context.LoggerOf<RpcSession>());
    }

    /// <summary>Who this is in the meeting.</summary>
    public string ParticipantId { get; }

    /// <summary>The meeting, asked as this participant.</summary>
    public Meeting Meeting { get; }

    /// <summary>How the meeting stands as far as the connection knows; a new object after each event.</summary>
    public MeetingState State => _endpoint.State;

    /// <summary>What happens from now on, each event once and in order. It ends when the meeting does, or when this participant is out.</summary>
    /// <remarks>
    /// The events are kept from the call on until they are read, so call it before what you wait for; each call makes its own stream.
    /// An end without a word from the server throws <see cref="ConnectionEndedException"/>.
    /// </remarks>
    public IAsyncEnumerable<MeetingEvent> ReadEventsAsync() => _endpoint.Subscribe().Events;

    /// <summary>Waits until the state is as wished; at once when it is already.</summary>
    /// <param name="condition">What is waited for. Every state is tried, however briefly it lasts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The first state that fits.</returns>
    /// <exception cref="ConferenceException">The connection ended first.</exception>
    public async Task<MeetingState> WaitUntilAsync(Func<MeetingState, bool> condition, CancellationToken cancellationToken = default)
    {
        var (state, events) = _endpoint.Subscribe();
        if (condition(state))
        {
            _endpoint.Forget(events);
            return state;
        }

        await foreach (var meetingEvent in events.WithCancellation(cancellationToken))
        {
            state = state.After(meetingEvent);
            if (condition(state))
                return state;
        }

        throw new ConferenceException("The meeting ended before what was waited for.", 0, "ended", null);
    }

    /// <summary>Waits for an event of a type, from now on.</summary>
    /// <typeparam name="TEvent">The type.</typeparam>
    /// <param name="condition">Which one; without it, the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The connection ended first.</exception>
    public async Task<TEvent> WaitForAsync<TEvent>(Func<TEvent, bool>? condition = null, CancellationToken cancellationToken = default)
        where TEvent : MeetingEvent
    {
        await foreach (var meetingEvent in _endpoint.Subscribe().Events.WithCancellation(cancellationToken))
        {
            if (meetingEvent is TEvent fits && (condition is null || condition(fits)))
                return fits;
        }

        throw new ConferenceException($"The meeting ended before {typeof(TEvent).Name} came.", 0, "ended", null);
    }

    /// <summary>Waits until somebody lets this participant in from the lobby; at once when they are in.</summary>
    /// <param name="cancellationToken">Gives up waiting; the place in the lobby stays.</param>
    /// <exception cref="ConferenceException">They were denied (<c>denied</c>), or the meeting ended.</exception>
    public async Task WaitForAdmissionAsync(CancellationToken cancellationToken = default)
    {
        var state = await WaitUntilAsync(state => state.IsAdmitted || state.Self.State == ParticipantState.Denied, cancellationToken);
        if (state.Self.State == ParticipantState.Denied)
            throw new ConferenceException("A host did not let this participant in.", 0, "denied", null);
    }

    /// <summary>Leaves the meeting; the connection ends.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server was not reached.</exception>
    public async Task LeaveAsync(CancellationToken cancellationToken = default)
    {
        await _context.Rest.SendAsync(Json.Command(HttpMethod.Post, $"{Meeting.Path}/leave", null), cancellationToken);
        _left = true;
        _endpoint.End(null);
    }

    /// <summary>Leaves the meeting and frees what the connection holds. Never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        if (!_left && !_endpoint.HasEnded)
            await FarewellAsync();
        await _signal.DisposeAsync();
        await _events.DisposeAsync();
        _endpoint.End(null);
        _eventsAddress.Key.Dispose();
    }

    internal Task StartAsync(CancellationToken cancellationToken) => _events.StartAsync(_context.Options.RetryFor, cancellationToken);

    private async Task FarewellAsync()
    {
        using var timeout = new CancellationTokenSource(FarewellTimeout);
        try
        {
            await LeaveAsync(timeout.Token);
        }
        catch (Exception exception) when (exception is ConferenceException or OperationCanceledException)
        {
            NotTold(_context.Rest.Logger, exception, ParticipantId); // The server learns it from the silence.
        }
    }

    private async Task DoAsync<TParameters>(
        string method, TParameters parameters, JsonTypeInfo<TParameters> type, CancellationToken cancellationToken, bool repeatable = true) =>
        await AskAsync(method, parameters, type, ClientJson.Default.Nothing, cancellationToken, repeatable);

    private Task<TResult> AskAsync<TParameters, TResult>(
        string method,
        TParameters parameters,
        JsonTypeInfo<TParameters> type,
        JsonTypeInfo<TResult> resultType,
        CancellationToken cancellationToken,
        bool repeatable = true)
    {
        ObjectDisposedException.ThrowIf(_disposed == 1, this);
        return _events.CallAsync(method, parameters, type, resultType, repeatable, cancellationToken);
    }

    [LoggerMessage(1422, LogLevel.Information, "{ParticipantId} could not say that they leave")]
    private static partial void NotTold(ILogger logger, Exception exception, string participantId);
}
