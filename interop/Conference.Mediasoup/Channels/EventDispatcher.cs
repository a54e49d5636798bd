using System.Collections.Concurrent;
using System.Numerics;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Channels;

/// <summary>Delivers the events of one worker to user code, one after the other in the order in which they were raised.</summary>
/// <remarks>
/// User code runs neither on the reader nor under a lock, but on a thread of its own, which is woken once for all that a reader finds at
/// once, and ends when nothing has come for a while. A thread of the pool would look for more work in a loop before it sleeps, and that
/// costs several times what the events do when they come every millisecond.
/// </remarks>
internal sealed partial class EventDispatcher
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    // None of these events may be lost, so that all one can do about a handler that is too slow is to say so, early and seldom.
    private const int FirstWarning = 16_384;

    private readonly ConcurrentQueue<QueuedEvent> _queue = new();
    private readonly ILogger _logger;
    private readonly Action<object, Exception> _onHandlerThrew;
    private readonly object _gate = new();
    private bool _isRunning;
    private bool _isCalled;
    private int _waiting;
    private int _gatheringThread;
    private bool _hasGathered;

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

    /// <summary>From now on what this thread raises waits for <see cref="DeliverGathered"/>.</summary>
    public void GatherOnThisThread() => _gatheringThread = Environment.CurrentManagedThreadId;

    public void DeliverGathered()
    {
        if (!_hasGathered) return;
        _hasGathered = false;
        CallThread();
    }

    public void StopGathering()
    {
        // Another thread gets the number when this one has ended.
        _gatheringThread = 0;
        DeliverGathered();
    }

    private void Enqueue(QueuedEvent queued)
    {
        _queue.Enqueue(queued);
        var waiting = Interlocked.Increment(ref _waiting);
        if (waiting == 1 && Environment.CurrentManagedThreadId == _gatheringThread)
            _hasGathered = true;
        else if (waiting == 1)
            CallThread();
        else if (waiting >= FirstWarning && BitOperations.IsPow2(waiting))
            LogHandlersSlow(waiting);
    }

    private void CallThread()
    {
        lock (_gate)
        {
            _isCalled = true;
            if (_isRunning)
            {
                Monitor.Pulse(_gate);
                return;
            }

            _isRunning = true;
        }

        // What the raiser keeps in its execution context is not the handlers' affair.
        new Thread(Run) { IsBackground = true, Name = "mediasoup events" }.UnsafeStart();
    }

    private void Run()
    {
        while (IsCalled())
        {
            do
            {
                if (_queue.TryDequeue(out var queued)) queued.Deliver(_onHandlerThrew);
            }
            while (Interlocked.Decrement(ref _waiting) > 0);
        }
    }

    /// <summary>Waits for a call; false when none came and the thread has to end.</summary>
    private bool IsCalled()
    {
        lock (_gate)
        {
            if (!_isCalled) Monitor.Wait(_gate, Idle);
            _isRunning = _isCalled;
            _isCalled = false;
            return _isRunning;
        }
    }

    [LoggerMessage(1101, LogLevel.Error, "An event handler of {Sender} threw; the other handlers are called all the same")]
    private partial void LogHandlerThrew(object sender, Exception exception);

    [LoggerMessage(1105, LogLevel.Warning, "{Count} events wait for their handlers, one of which takes too long")]
    private partial void LogHandlersSlow(int count);
}
