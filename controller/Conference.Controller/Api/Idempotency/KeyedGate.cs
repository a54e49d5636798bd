namespace Conference.Controller.Api.Idempotency;

/// <summary>Lets one in at a time for each key; a key that nobody waits for costs nothing.</summary>
internal sealed class KeyedGate
{
    private readonly Lock _lock = new(); // the table and the counts change together
    private readonly Dictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    /// <summary>Waits for one's turn, which lasts until the answer is disposed.</summary>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        Turn? turn;
        lock (_lock)
        {
            if (!_turns.TryGetValue(key, out turn))
                _turns.Add(key, turn = new Turn());
            turn.Users++;
        }

        try
        {
            await turn.Semaphore.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(key, turn);
            throw;
        }

        return new Exit(this, key, turn);
    }

    private void Leave(string key, Turn turn)
    {
        lock (_lock)
        {
            if (--turn.Users > 0)
                return;
            _turns.Remove(key);
            turn.Semaphore.Dispose();
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Exit(KeyedGate gate, string key, Turn turn) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 1)
                return;
            turn.Semaphore.Release();
            gate.Leave(key, turn);
        }
    }
}
