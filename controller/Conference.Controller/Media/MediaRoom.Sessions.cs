namespace Conference.Controller.Media;

internal sealed partial class MediaRoom
{
    /// <summary>Raised when a device's media begins.</summary>
    public event EventHandler<MediaSession>? SessionOpened;

    /// <summary>Raised once for each session, when it has ended for whatever reason.</summary>
    public event EventHandler<MediaSession>? SessionClosed;

    public IReadOnlyList<MediaSession> Sessions
    {
        get
        {
            lock (_lock)
                return [.. _sessions.Values];
        }
    }

    /// <summary>The device's session, and whether it was there before.</summary>
    public (MediaSession Session, bool Resumed) Attach(ConnectionKey connection)
    {
        MediaSession session;
        lock (_lock)
        {
            ThrowIfClosed();
            if (_sessions.TryGetValue(connection, out var existing) && existing.TryAttach())
                return (existing, true);
            session = new MediaSession(this, connection, _webRtcServer, _clock);
            _sessions[connection] = session;
        }

        Joins.Signaled(connection);
        SessionOpened?.Invoke(this, session);
        return (session, false);
    }

    public MediaSession? FindSession(ConnectionKey connection)
    {
        lock (_lock)
            return _sessions.GetValueOrDefault(connection);
    }

    /// <summary>The sessions of all devices of a participant.</summary>
    public IReadOnlyList<MediaSession> SessionsOf(string participantId)
    {
        lock (_lock)
            return [.. _sessions.Values.Where(session => session.ParticipantId == participantId)];
    }

    internal void Remove(MediaSession session)
    {
        lock (_lock)
        {
            // A device that came back in the last moment has a new session already, whose socket goes on.
            if (_sessions.TryGetValue(session.Connection, out var current) && current == session)
            {
                _sessions.Remove(session.Connection);
                foreach (var subscription in _subscriptions.Where(subscription => subscription.Connection == session.Connection))
                    subscription.Complete();
            }
        }
    }

    internal void TellClosed(MediaSession session) => SessionClosed?.Invoke(this, session);
}
