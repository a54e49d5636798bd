namespace Conference.Mediasoup;

/// <summary>The pipes of a router to those with a greater key, so that each pair of routers is in one table only.</summary>
internal sealed class RouterPipes(Router router)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, RouterPipe> _pipes = [];

    /// <summary>Begins to use the pipe to a router; it is made when there is none.</summary>
    public RouterPipe Join(Router other, PipeToRouterOptions options)
    {
        lock (_gate)
        {
            foreach (var (key, known) in _pipes)
            {
                if (known.IsBroken) _pipes.Remove(key);
            }

            if (!_pipes.TryGetValue(other.Key, out var pipe))
                _pipes.Add(other.Key, pipe = RouterPipe.Open(router, other, options.ToTransportOptions()));
            pipe.Users++;
            return pipe;
        }
    }

    /// <summary>Ends the use of a pipe by a call that has failed; the pipe is closed when no other call uses or has used it.</summary>
    public Task LeaveAsync(Router other, RouterPipe pipe)
    {
        lock (_gate)
        {
            if (--pipe.Users > 0) return Task.CompletedTask;
            if (_pipes.GetValueOrDefault(other.Key) == pipe) _pipes.Remove(other.Key);
        }

        return pipe.DisposeAsync().AsTask();
    }
}
