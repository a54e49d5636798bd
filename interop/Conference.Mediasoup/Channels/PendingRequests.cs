namespace Conference.Mediasoup.Channels;

/// <summary>The requests that wait for their responses.</summary>
internal sealed class PendingRequests
{
    private readonly Lock _gate = new();
    private readonly Dictionary<uint, PendingRequest> _requests = [];
    private Exception? _closedBy;
    private uint _lastId;

    public int Count
    {
        get
        {
            lock (_gate) return _requests.Count;
        }
    }

    /// <summary>Takes the next id without waiting for the response.</summary>
    public uint NextId()
    {
        lock (_gate) return NextIdLocked();
    }

    /// <summary>Adds a request and gives it an id.</summary>
    /// <exception cref="MediasoupException">The channel is closed; what closed it is thrown.</exception>
    public uint Add(PendingRequest request)
    {
        lock (_gate)
        {
            if (_closedBy is not null) throw _closedBy;
            var id = NextIdLocked();
            _requests.Add(id, request);
            return id;
        }
    }

    /// <summary>Removes a request; null when it was answered, cancelled or failed before.</summary>
    public PendingRequest? Take(uint id)
    {
        lock (_gate) return _requests.Remove(id, out var request) ? request : null;
    }

    /// <summary>Fails all requests and all that come later; only the first call counts.</summary>
    public void Close(Exception exception)
    {
        PendingRequest[] failed;
        lock (_gate)
        {
            if (_closedBy is not null) return;
            _closedBy = exception;
            failed = [.. _requests.Values];
            _requests.Clear();
        }

        foreach (var request in failed) request.Fail(exception);
    }

    private uint NextIdLocked()
    {
        // The id wraps after four billion requests; one that has waited for so long keeps its number.
        do
        {
            _lastId = _lastId == uint.MaxValue ? 1 : _lastId + 1;
        }
        while (_requests.ContainsKey(_lastId));
        return _lastId;
    }
}
