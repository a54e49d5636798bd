using System.Collections.Concurrent;
using System.Numerics;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Channels;

/// <summary>Delivers the events of one worker to user code, one after the other in the order in which they were raised.</summary>
/// <remarks>
/// User code runs neither on the reader nor under a lock. The dispatcher occupies a pool thread only while events are waiting.
/// </remarks>
internal sealed partial class EventDispatcher : IThreadPoolWorkItem
{
    // None of these events may be lost, so that all one can do about a handler that is too slow is to say so, early and seldom.
    private const int FirstWarning = 16_384;

    private readonly ConcurrentQueue<QueuedEvent> _queue = new();
    private readonly ILogger _logger;
    private readonly Action<object, Exception> _onHandlerThrew;
    private int _waiting;

    public EventDispatcher(ILogger logger)
    {
        _logger = logger;
        _onHandlerThrew = (sender, exception) => LogHandlerThrew(sender, exception);
    }

    /// <summary>How many events are not yet delivered.</summary>
    public int WaitingCount => Volatile.Read(ref _waiting);

    public void Raise<T>(EventHandler<T>? handlers, object sender, T args)
    {
        if (handlers is not null) Enqueue(new QueuedEvent<T>(handlers, sender, args, null));
    }

    /// <summary>The same for an event with received bytes in it, which are released after the last handler.</summary>
    public void Raise<T>(EventHandler<T> handlers, object sender, T args, HeldBytes bytes) =>
        Enqueue(new QueuedEvent<T>(handlers, sender, args, bytes.Buffer));

    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            if (_queue.TryDequeue(out var queued)) queued.Deliver(_onHandlerThrew);
        }
        while (Interlocked.Decrement(ref _waiting) > 0);
    }

    private void Enqueue(QueuedEvent queued)
    {
        _queue.Enqueue(queued);
        var waiting = Interlocked.Increment(ref _waiting);
        if (waiting == 1)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else if (waiting >= FirstWarning && BitOperations.IsPow2(waiting))
            LogHandlersSlow(waiting);
    }

    [LoggerMessage(1101, LogLevel.Error, "An event handler of {Sender} threw; the other handlers are called all the same")]
    private partial void LogHandlerThrew(object sender, Exception exception);

    [LoggerMessage(1105, LogLevel.Warning, "{Count} events wait for their handlers, one of which takes too long")]
    private partial void LogHandlersSlow(int count);
}
