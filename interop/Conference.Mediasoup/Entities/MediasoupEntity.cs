using Conference.Mediasoup.Channels;

namespace Conference.Mediasoup;

/// <summary>Something that lives in a worker until it is closed: a router, a transport, a producer and so on.</summary>
public abstract class MediasoupEntity : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private EventHandler<CloseReason>? _closedHandlers;
    private CloseReason? _closeReason;
    private MediasoupEntity? _otherEnd;

    private protected MediasoupEntity(WorkerChannel channel, Guid key)
    {
        Channel = channel;
        Key = key;
        HandlerId = key.ToString();
        channel.Entities.Opened(this);
    }

    /// <summary>Raised once, when the entity is closed by whomever; a handler that is added later is called too.</summary>
    public event EventHandler<CloseReason>? Closed
    {
        add
        {
            CloseReason reason;
            lock (_gate)
            {
                if (_closeReason is not { } closed)
                {
                    _closedHandlers += value;
                    return;
                }

                reason = closed;
            }

            Channel.Events.Raise(value, this, reason);
        }

        remove
        {
            lock (_gate) _closedHandlers -= value;
        }
    }

    /// <summary>Whether the entity is closed.</summary>
    public bool IsClosed => CloseReason is not null;

    /// <summary>Why the entity was closed; null while it is open.</summary>
    public CloseReason? CloseReason
    {
        get
        {
            lock (_gate) return _closeReason;
        }
    }

    /// <summary>Whatever the application wants to keep with the entity; the library doesn't look at it. Default that of the options.</summary>
    public object? AppData { get; set; }

    internal WorkerChannel Channel { get; }

    internal Guid Key { get; }

    /// <summary>The id as the worker spells it, made once because each request carries it.</summary>
    internal string HandlerId { get; }

    /// <summary>Closes the entity and everything in it, and waits until the worker has done so; never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync(Mediasoup.CloseReason.Requested);
        GC.SuppressFinalize(this);
    }

    /// <summary>The entity's id, for logs.</summary>
    public override string ToString() => $"{GetType().Name} {HandlerId}";

    /// <summary>Makes the two ends of a pipe close together, whichever is first and for whatever reason.</summary>
    internal static void CloseTogether(MediasoupEntity one, MediasoupEntity other)
    {
        one.CloseAlong(other);
        other.CloseAlong(one);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    internal async Task CloseAsync(CloseReason reason)
    {
        if (!Close(reason)) return;
        try
        {
            await Channel.RequestAsync(CreateCloseRequest(), CancellationToken.None);
        }
        catch (MediasoupException)
        {
            // The worker is gone, or had closed the entity itself a moment before: what was asked for is so.
        }
    }

    /// <summary>Marks the entity and everything in it as closed and tells so; false when it was closed before.</summary>
    internal bool Close(CloseReason reason)
    {
        EventHandler<CloseReason>? handlers;
        MediasoupEntity? otherEnd;
        lock (_gate)
        {
            if (_closeReason is not null) return false;
            _closeReason = reason;
            handlers = _closedHandlers;
            otherEnd = _otherEnd;
        }

        Channel.Entities.Closed(this);
        Channel.Handlers.Remove(Key);
        OnClosed(reason);
        Channel.Events.Raise(handlers, this, reason);
        _ = otherEnd?.CloseAsync(Mediasoup.CloseReason.PipeClosed);
        return true;
    }

    /// <summary>The request that closes the entity in the worker.</summary>
    private protected abstract Request<Nothing> CreateCloseRequest();

    /// <summary>Closes the children and leaves the parents' tables.</summary>
    private protected abstract void OnClosed(CloseReason reason);

    /// <exception cref="ObjectDisposedException">The entity is closed.</exception>
    private protected Task<TResponse> RequestAsync<TResponse>(Request<TResponse> request, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        return Channel.RequestAsync(request, cancellationToken);
    }

    /// <inheritdoc cref="RequestAsync{TResponse}"/>
    private protected Task<TResult> RequestAsync<TResponse, TResult>(
        Request<TResponse> request, Func<TResponse, TResult> onAccepted, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        return Channel.RequestAsync(request, onAccepted, cancellationToken);
    }

    /// <exception cref="ObjectDisposedException">The entity is closed.</exception>
    internal void ThrowIfClosed()
    {
        if (CloseReason is not { } reason) return;
        Channel.ThrowIfClosed();
        throw new ObjectDisposedException(ToString(), $"{this} is closed ({reason}).");
    }

    private void CloseAlong(MediasoupEntity other)
    {
        lock (_gate)
        {
            _otherEnd = other;
            if (_closeReason is null) return;
        }

        _ = other.CloseAsync(Mediasoup.CloseReason.PipeClosed);
    }
}
