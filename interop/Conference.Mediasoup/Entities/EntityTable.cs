namespace Conference.Mediasoup;

/// <summary>The children of an entity.</summary>
/// <typeparam name="TEntity">The kind of the children.</typeparam>
internal sealed class EntityTable<TEntity> where TEntity : MediasoupEntity
{
    private readonly Lock _gate = new();
    private Dictionary<Guid, TEntity>? _entities;
    private CloseReason? _closeReason;

    /// <summary>Adds a child; one that comes after the parent was closed is closed with it.</summary>
    public void Add(TEntity entity)
    {
        CloseReason reason;
        lock (_gate)
        {
            if (_closeReason is not { } closed)
            {
                _entities ??= [];
                _entities[entity.Key] = entity;
                return;
            }

            reason = closed;
        }

        entity.Close(reason);
    }

    public void Remove(TEntity entity)
    {
        lock (_gate) _entities?.Remove(entity.Key);
    }

    public TEntity? Find(Guid id)
    {
        lock (_gate) return _entities is not null && _entities.TryGetValue(id, out var entity) ? entity : null;
    }

    public TEntity[] ToArray()
    {
        lock (_gate) return _entities is null ? [] : [.. _entities.Values];
    }

    /// <summary>Closes all children, and all that come later.</summary>
    public void Close(CloseReason reason)
    {
        TEntity[] closing;
        lock (_gate)
        {
            _closeReason ??= reason;
            closing = _entities is null ? [] : [.. _entities.Values];
            _entities = null;
        }

        foreach (var entity in closing) entity.Close(reason);
    }
}
