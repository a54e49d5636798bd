namespace Conference.Mediasoup.Channels;

/// <summary>Finds the entity that a notification is for.</summary>
/// <remarks>
/// An entity that is being created is expected: what the worker says about it before its handle exists is kept and handed over first.
/// </remarks>
internal sealed class NotificationHandlers
{
    /// <summary>More than any entity gets between its creation in the worker and the response, which is read right after.</summary>
    public const int MaxKept = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Slot> _slots = [];

    public int Count
    {
        get
        {
            lock (_gate) return _slots.Count;
        }
    }

    /// <summary>Keeps what comes for an entity until <see cref="Publish"/> or <see cref="Remove"/>.</summary>
    /// <exception cref="ArgumentException">The worker has an entity of this id already.</exception>
    public void Expect(Guid id)
    {
        lock (_gate)
        {
            if (!_slots.TryAdd(id, new Slot(null)))
                throw new ArgumentException($"The worker has an entity with the id {id} already; leave the id out to get a new one.", nameof(id));
        }
    }

    /// <summary>Names the entity and gives what was kept for it, in the order in which it came.</summary>
    public IReadOnlyList<byte[]> Publish(Guid id, INotificationHandler handler)
    {
        lock (_gate)
        {
            var kept = _slots.TryGetValue(id, out var slot) ? slot.Kept : null;
            _slots[id] = new Slot(handler);
            return kept ?? (IReadOnlyList<byte[]>)[];
        }
    }

    public void Remove(Guid id)
    {
        lock (_gate) _slots.Remove(id);
    }

    /// <summary>The entity to tell; null when the message was kept for later or has no receiver.</summary>
    public INotificationHandler? FindOrKeep(Guid id, ReadOnlySpan<byte> message, out bool kept)
    {
        lock (_gate)
        {
            kept = false;
            if (!_slots.TryGetValue(id, out var slot) || slot.Handler is not null) return slot?.Handler;
            kept = slot.TryKeep(message);
            return null;
        }
    }

    private sealed class Slot(INotificationHandler? handler)
    {
        public INotificationHandler? Handler => handler;

        public List<byte[]>? Kept { get; private set; }

        public bool TryKeep(ReadOnlySpan<byte> message)
        {
            Kept ??= [];
            if (Kept.Count == MaxKept) return false;
            Kept.Add(message.ToArray());
            return true;
        }
    }
}
