namespace Conference.Mediasoup;

/// <summary>The children of an entity.</summary>
/// <typeparam name="TEntity">The kind of the children.</typeparam>
internal sealed class EntityTable<TEntity> where TEntity : MediasoupEntity
{
    private readonly Lock _gate = new();
    private Dictionary<Guid, TEntity>? _entities;
    private CloseReason? _closeReason;

    /// <summary>Adds a child of which nobody is told.</summary>
    public void Add(TEntity entity) => Add(entity, entity, null);

    /// <summary>Adds a child and tells so; one that comes after the parent was closed is closed with it.</summary>
    /// <param name="entity">The child.</param>
    /// <param name="parent">Whose event is raised.</param>
    /// <param name="added">The handlers of that event.</param>
    public void Add(TEntity entity, object parent, EventHandler<TEntity>? added)
    {
        CloseReason? closed;
        lock (_gate)
        {
            // Under the lock, so that nobody is told of the end before the beginning; raising only queues.
            entity.Channel.Events.Raise(added, parent, entity);
            closed = _closeReason;
            if (closed is null) (_entities ??= [])[entity.Key] = entity;
        }

        if (closed is { } reason)
            entity.Close(reason);
        else if (entity.IsClosed)
            // Another of its parents was closed before it came here, and nobody else takes it out.
            Remove(entity);
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
