using System.Threading.Channels;
using Conference.Recorder.Contracts;
using Conference.Recorder.Remote;

namespace Conference.Controller.Recordings.Feeds;

/// <summary>
/// A meeting's feed for a recorder elsewhere. It outlives its connection for a while and keeps what was not received, so that a broken
/// connection costs no event and no packet.
/// </summary>
internal sealed class ServedFeed : IAsyncDisposable
{
    /// <summary>A recorder that has so many events to read is not reading; what follows for it is a new feed.</summary>
    private const int MaximumKept = 10_000;

    private readonly Lock _lock = new(); // what is kept, who reads and whether it goes on belong together
    private readonly Queue<FeedNotice> _kept = new();
    private readonly TimeProvider _clock;
    private readonly TimeSpan _grace;
    private readonly Action<ServedFeed> _onEnded;
    private Channel<FeedNotice>? _reader;
    private ITimer? _waiting;
    private long _sequence;
    private bool _hasEnded; // the meeting did
    private int _disposed;
    private Task _pumping = Task.CompletedTask;

    private ServedFeed(FeedToken token, MeetingFeed feed, TimeSpan grace, TimeProvider clock, Action<ServedFeed> onEnded)
    {
        (Token, Feed, _grace, _clock, _onEnded) = (token, feed, grace, clock, onEnded);
        Present = feed.Present;
    }

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public FeedToken Token { get; }

    public MeetingFeed Feed { get; }

    /// <summary>Who was there when it began.</summary>
    public IReadOnlyList<string> Present { get; }

    public static ServedFeed Start(FeedToken token, MeetingFeed feed, TimeSpan grace, TimeProvider clock, Action<ServedFeed> onEnded)
    {
        var served = new ServedFeed(token, feed, grace, clock, onEnded);
        served._pumping = served.PumpAsync();
        return served;
    }

    /// <summary>
    /// Gives a connection all events after a number; whoever had them before gets no more. They end when the meeting does, or when
    /// another connection takes them. Null when the feed is over, or no longer has the event after that number.
    /// </summary>
    public ChannelReader<FeedNotice>? Attach(long after)
    {
        lock (_lock)
        {
            if (_disposed != 0 || after > _sequence || (_kept.TryPeek(out var oldest) && after < oldest.Sequence - 1))
                return null;
            _waiting?.Dispose();
            _waiting = null;
            _reader?.Writer.TryComplete();
            _reader = Channel.CreateUnbounded<FeedNotice>();
            Forget(after);
            foreach (var notice in _kept)
                _reader.Writer.TryWrite(notice);
            if (_hasEnded)
                _reader.Writer.TryComplete();
            return _reader.Reader;
        }
    }

    /// <summary>Whether the meeting has ended and all was read.</summary>
    public bool HasEnded
    {
        get
        {
            lock (_lock)
                return _hasEnded;
        }
    }

    /// <summary>The connection is gone; without another one the feed ends.</summary>
    public void Detach(ChannelReader<FeedNotice> reader)
    {
        lock (_lock)
        {
            if (_reader?.Reader != reader || _disposed != 0)
                return; // another connection goes on
            _reader = null;
            _waiting = _clock.CreateTimer(_ => _ = DisposeAsync().AsTask(), null, _hasEnded ? TimeSpan.Zero : _grace, Timeout.InfiniteTimeSpan);
        }
    }

    public void Received(long sequence)
    {
        lock (_lock)
            Forget(sequence);
    }

    /// <summary>Ends every tap. Never fails.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_disposed++ > 0)
                return;
            _waiting?.Dispose();
            _reader?.Writer.TryComplete();
        }

        _onEnded(this);
        await Feed.DisposeAsync();
        await _pumping;
    }

    private async Task PumpAsync()
    {
        await foreach (var feedEvent in Feed.ReadAllAsync(CancellationToken.None))
        {
            if (!Keep(feedEvent))
            {
                _ = DisposeAsync().AsTask(); // it waits for this loop
                return;
            }
        }

        lock (_lock)
        {
            _hasEnded = true;
            _reader?.Writer.TryComplete();
        }
    }

    private bool Keep(FeedEvent feedEvent)
    {
        lock (_lock)
        {
            var notice = new FeedNotice(++_sequence, feedEvent);
            _kept.Enqueue(notice);
            _reader?.Writer.TryWrite(notice);
            return _kept.Count <= MaximumKept;
        }
    }

    private void Forget(long sequence)
    {
        while (_kept.TryPeek(out var oldest) && oldest.Sequence <= sequence)
            _kept.Dequeue();
    }
}
