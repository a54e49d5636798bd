namespace Conference.Controller.Media.Health;

/// <summary>How joining one meeting goes: from the REST call to the first transport that the device has connected.</summary>
internal sealed class MeetingJoins(TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new(); // calls, sockets and the workers' events meet here
    private readonly Dictionary<ConnectionKey, Join> _open = [];
    private readonly Queue<Join> _byAge = new();
    private readonly LatencyHistogram _latencies = new();
    private int _succeeded;
    private int _failed;

    /// <summary>A device was let in and may connect now.</summary>
    public void Began(ConnectionKey connection)
    {
        lock (_lock)
        {
            Settle();
            if (_open.Remove(connection, out var older))
                older.IsSettled = true; // the device has begun anew: one try, not two
            var join = new Join(connection, clock.GetTimestamp());
            _open.Add(connection, join);
            _byAge.Enqueue(join);
        }
    }

    /// <summary>A device has a media session.</summary>
    public void Signaled(ConnectionKey connection)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(connection, out var join))
                join.HasSignaled = true;
        }
    }

    /// <summary>A device begins to connect a transport: from now on its join fails if none becomes connected.</summary>
    public void Connecting(ConnectionKey connection)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(connection, out var join))
                join.IsConnecting = true;
        }
    }

    /// <summary>A device's first transport is connected.</summary>
    public void Connected(ConnectionKey connection)
    {
        lock (_lock)
        {
            if (!_open.Remove(connection, out var join))
                return;
            join.IsSettled = true;
            _succeeded++;
            _latencies.Add(clock.GetElapsedTime(join.BeganAt));
        }
    }

    public JoinHealth Summarize()
    {
        lock (_lock)
        {
            Settle();
            var settled = _succeeded + _failed;
            return new JoinHealth(
                _succeeded, _failed, _open.Count, settled == 0 ? null : (double)_succeeded / settled, _latencies.Quantile(0.5), _latencies.Quantile(0.95));
        }
    }

    // Who has signaling and nothing to send or get yet connects no transport: that is no failure, and no latency either.
    private void Settle()
    {
        while (_byAge.TryPeek(out var oldest) && (oldest.IsSettled || clock.GetElapsedTime(oldest.BeganAt) >= Patience))
        {
            _byAge.Dequeue();
            if (oldest.IsSettled)
                continue;
            _open.Remove(oldest.Connection);
            if (oldest is { HasSignaled: true, IsConnecting: false })
                _succeeded++;
            else
                _failed++;
        }
    }

    private sealed class Join(ConnectionKey connection, long beganAt)
    {
        public ConnectionKey Connection { get; } = connection;

        public long BeganAt { get; } = beganAt;

        public bool HasSignaled { get; set; }

        public bool IsConnecting { get; set; }

        public bool IsSettled { get; set; }
    }
}
