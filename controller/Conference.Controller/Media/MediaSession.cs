using System.Collections.Concurrent;
using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>
/// One device's transports, producers and consumers. It outlives its socket by a grace period, so that a device that reconnects
/// finds its media untouched.
/// </summary>
internal sealed partial class MediaSession : IAsyncDisposable
{
    private readonly MediaRoom _room;
    private readonly WebRtcServer _webRtcServer;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _gate = new(1, 1); // one change at a time, also across a reconnect
    private readonly Lock _lifeLock = new(); // attaching and running out of grace exclude each other
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<ConsumerId, Consumer> _consumers = []; // consumers close from the event queue too
    private readonly ConcurrentDictionary<TrackSource, OwnedProducer> _producers = []; // listed while others change
    private readonly ConcurrentDictionary<TransportId, SessionTransport> _transports = [];
    private int _attachments = 1;
    private ITimer? _grace;
    private bool _closed;

    public MediaSession(MediaRoom room, ConnectionKey connection, WebRtcServer webRtcServer, TimeProvider clock)
    {
        _room = room;
        _webRtcServer = webRtcServer;
        _clock = clock;
        Connection = connection;
        OpenedAt = clock.GetUtcNow();
    }

    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(15);

    public string Id { get; } = Guid.CreateVersion7().ToString("N");

    public ConnectionKey Connection { get; }

    public string ParticipantId => Connection.ParticipantId;

    public DateTimeOffset OpenedAt { get; }

    /// <summary>Why it ended; null while it goes on.</summary>
    public SessionEnd? EndedBy { get; private set; }

    /// <summary>What the device receives.</summary>
    public IReadOnlyCollection<Consumer> Consumers => [.. _consumers.Values];

    public IReadOnlyCollection<SessionTransport> Transports => [.. _transports.Values];

    /// <summary>Counts a socket; false when the session has ended already.</summary>
    public bool TryAttach()
    {
        lock (_lifeLock)
        {
            if (_closed)
                return false;
            _grace?.Dispose();
            _grace = null;
            _attachments++;
            return true;
        }
    }

    /// <summary>A socket is gone; without another one the media ends after the grace period.</summary>
    public void Detach()
    {
        lock (_lifeLock)
        {
            if (--_attachments > 0 || _closed)
                return;
            _grace = _clock.CreateTimer(_ => CloseIfDetached(), null, Grace, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Ends the device's media at once; complete when it has ended, also where somebody else is just ending it.</summary>
    public ValueTask DisposeAsync() => DisposeAsync(SessionEnd.Left);

    /// <summary>Notes the end of a session whose transports the room has ended.</summary>
    internal void EndWithRoom(SessionEnd reason)
    {
        if (TryEnd(reason))
            _ended.SetResult();
    }

    private async ValueTask DisposeAsync(SessionEnd reason)
    {
        if (!TryEnd(reason))
        {
            await _ended.Task;
            return;
        }

        _room.Remove(this);
        await _gate.WaitAsync();
        try
        {
            foreach (var transport in _transports.Values)
                await transport.Transport.DisposeAsync();
        }
        finally
        {
            _gate.Release();
            _ended.SetResult();
        }
    }

    private bool TryEnd(SessionEnd reason)
    {
        lock (_lifeLock)
        {
            if (_closed)
                return false;
            _closed = true;
            EndedBy = reason;
            _grace?.Dispose();
        }

        _room.TellClosed(this);
        return true;
    }

    private void CloseIfDetached()
    {
        lock (_lifeLock)
        {
            if (_attachments > 0)
                return;
        }

        // Closing never throws (it ends with the worker at the latest), so nobody needs to await it here.
        _ = DisposeAsync(SessionEnd.Lost).AsTask();
    }

    private async Task<T> ExclusivelyAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_closed)
                throw new RefusedException(RefusalCode.MediaLost, "Your media has ended: connect again.");
            return await change();
        }
        catch (Exception exception) when (exception is WorkerDiedException or ChannelClosedException)
        {
            throw new RefusedException(RefusalCode.MediaLost, "The worker that carried this meeting's media is gone: connect again.", exception);
        }
        finally
        {
            _gate.Release();
        }
    }
}
