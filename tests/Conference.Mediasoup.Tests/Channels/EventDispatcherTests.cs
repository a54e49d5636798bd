using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Tests.Channels;

public sealed class EventDispatcherTests
{
    private readonly RecordingLogger _logger = new();

    [Fact(Timeout = Limits.Quick)]
    public async Task Events_are_delivered_one_after_the_other_in_the_order_in_which_they_were_raised()
    {
        const int Count = 10_000;
        var dispatcher = new EventDispatcher(_logger);
        List<int> heard = [];
        var inside = 0;
        var done = new TaskCompletionSource();
        EventHandler<int> handler = (_, number) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            heard.Add(number);
            if (number == Count - 1) done.SetResult();
            Interlocked.Decrement(ref inside);
        };
        for (var i = 0; i < Count; i++) dispatcher.Raise(handler, this, i);
        await done.Task;
        Assert.Equal(Enumerable.Range(0, Count), heard);
        Assert.Empty(_logger.Entries);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task What_a_reader_finds_at_once_is_delivered_at_once_and_nothing_waits_when_it_ends()
    {
        var dispatcher = new EventDispatcher(_logger);
        List<int> heard = [];
        var last = new TaskCompletionSource();
        EventHandler<int> handler = (_, number) =>
        {
            lock (heard) heard.Add(number);
            if (number == 3) last.SetResult();
        };
        await Task.Factory.StartNew(
            () =>
            {
                dispatcher.GatherOnThisThread();
                dispatcher.Raise(handler, this, 1);
                dispatcher.Raise(handler, this, 2);
                lock (heard) Assert.Empty(heard);
                dispatcher.DeliverGathered();
                dispatcher.Raise(handler, this, 3);
                dispatcher.StopGathering();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await last.Task;
        Assert.Equal([1, 2, 3], heard);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_handler_that_throws_is_logged_and_stops_no_other()
    {
        var dispatcher = new EventDispatcher(_logger);
        var reached = new TaskCompletionSource<int>();
        EventHandler<int> handlers = (_, _) => throw new InvalidOperationException("broken");
        handlers += (_, number) => reached.TrySetResult(number);
        dispatcher.Raise(handlers, "the sender", 42);
        Assert.Equal(42, await reached.Task);
        var entry = Assert.Single(_logger.Entries);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Contains("the sender", entry.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Handlers_that_are_too_slow_are_spoken_of_before_the_queue_grows_large()
    {
        var dispatcher = new EventDispatcher(_logger);
        using var gate = new ManualResetEventSlim();
        var done = new TaskCompletionSource();
        EventHandler<int> handler = (_, number) =>
        {
            gate.Wait();
            if (number == 40_000) done.SetResult();
        };
        for (var i = 0; i <= 40_000; i++) dispatcher.Raise(handler, this, i);
        Assert.Equal(2, _logger.Entries.Count);
        Assert.All(_logger.Entries, entry => Assert.Contains("events wait", entry.Text, StringComparison.Ordinal));
        gate.Set();
        await done.Task;
    }
}
