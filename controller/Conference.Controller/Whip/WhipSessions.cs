using System.Collections.Concurrent;
using Conference.Controller.Errors;

namespace Conference.Controller.Whip;

/// <summary>The sessions that run, by their ids; they end before the host does, so that clients learn it.</summary>
internal sealed partial class WhipSessions(TimeProvider clock, ILogger<WhipSessions> logger) : IHostedService
{
    private readonly ConcurrentDictionary<string, Running> _running = new(StringComparer.Ordinal);

    /// <summary>Runs a session until its client is gone or <paramref name="tracks"/> has ended.</summary>
    public void Run(WhipSession session, Task<string> tracks)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[session.Id] = new Running(session, RunAsync(session, tracks, begun.Task));
        begun.SetResult();
    }

    /// <exception cref="RefusedException">There is none, or none any more.</exception>
    public WhipSession Get(WhipProtocol protocol, string id) =>
        _running.GetValueOrDefault(id) is { } running && running.Session.Protocol == protocol
            ? running.Session
            : throw new RefusedException(RefusalCode.WhipSessionNotFound, "There is no such session: it may have ended.");

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_running.Values.Select(running => EndAsync(running.Session))).WaitAsync(cancellationToken);

    public int CountOf(WhipProtocol protocol, string participantId) => Of(protocol, participantId).Count();

    /// <summary>Ends a session at its client's wish.</summary>
    public async Task EndAsync(WhipSession session)
    {
        if (!_running.TryGetValue(session.Id, out var running))
            return;
        session.Delete();
        await running.Task;
    }

    /// <summary>Ends what an earlier program of the same person has left behind.</summary>
    public Task EndAllAsync(WhipProtocol protocol, string participantId) =>
        Task.WhenAll(Of(protocol, participantId).Select(running => EndAsync(running.Session)));

    private IEnumerable<Running> Of(WhipProtocol protocol, string participantId) => _running.Values.Where(running =>
        running.Session.Protocol == protocol && running.Session.Guest.ParticipantId == participantId);

    private async Task RunAsync(WhipSession session, Task<string> tracks, Task begun)
    {
        await begun;
        SessionBegan(session.Protocol, session.Id, session.Guest.MeetingId, session.Guest.ParticipantId);
        using var watch = TransportWatch.Begin(session.Transport, clock);
        var first = await Task.WhenAny(watch.Lost, tracks, session.Deleted);
        var reason = first is Task<string> told ? await told : "deleted";
        _running.TryRemove(session.Id, out _);
        try
        {
            await session.DisposeAsync();
            SessionOver(session.Protocol, session.Id, reason);
        }
        catch (Exception exception) // whatever it is, nobody else waits for this session's end
        {
            SessionStuck(exception, session.Protocol, session.Id);
        }
    }

    [LoggerMessage(2301, LogLevel.Information, "{Protocol} session {SessionId} began in meeting {MeetingId} for participant {ParticipantId}")]
    private partial void SessionBegan(WhipProtocol protocol, string sessionId, string meetingId, string participantId);

    [LoggerMessage(2302, LogLevel.Information, "{Protocol} session {SessionId} ended: {Reason}")]
    private partial void SessionOver(WhipProtocol protocol, string sessionId, string reason);

    [LoggerMessage(2303, LogLevel.Error, "{Protocol} session {SessionId} left something behind when it ended")]
    private partial void SessionStuck(Exception exception, WhipProtocol protocol, string sessionId);

    private sealed record Running(WhipSession Session, Task Task);
}
