using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Channels;

/// <summary>Delivers the events of one worker to user code, one after the other in the order in which they were raised.</summary>
/// <remarks>
/// User code runs neither on the reader nor under a lock. The dispatcher occupies a pool thread only while events are waiting.
/// </remarks>
internal sealed partial class EventDispatcher : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<QueuedEvent> _queue = new();
    private readonly ILogger _logger;
    private readonly Action<object, Exception> _onHandlerThrew;
    private int _waiting;

    public EventDispatcher(ILogger logger)
    {
        _logger = logger;
        _onHandlerThrew = (sender, exception) => LogHandlerThrew(sender, exception);
    }

    public void Raise<T>(EventHandler<T>? handlers, object sender, T args)
    {
        if (handlers is null) return;
        _queue.Enqueue(new QueuedEvent<T>(handlers, sender, args));
        if (Interlocked.Increment(ref _waiting) == 1) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            if (_queue.TryDequeue(out var queued)) queued.Deliver(_onHandlerThrew);
        }
        while (Interlocked.Decrement(ref _waiting) > 0);
    }

    [LoggerMessage(1101, LogLevel.Error, "An event handler of {Sender} threw; the other handlers are called all the same")]
    private partial void LogHandlerThrew(object sender, Exception exception);
}
