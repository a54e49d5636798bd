using Conference.Recorder.Contracts;

namespace Conference.Recorder.Capture;

/// <summary>Asks the sender of a video track for a key frame, at once and again until it comes.</summary>
internal sealed class KeyFrameRequester(string trackId, IMeetingFeed feed, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // A sender that has not answered by then will hardly answer the next one.
    private const int EagerRequests = 40;
    private static readonly TimeSpan PatientInterval = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private Task _asking = Task.CompletedTask;
    private long _askedAt;
    private int _asked;
    private bool _ended;

    /// <summary>Whether one is wanted and has not come yet.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>How many times the one that is wanted was asked for so far.</summary>
    public int Asked
    {
        get
        {
            lock (_lock)
                return IsWanted ? _asked : 0;
        }
    }

    public void Want()
    {
        lock (_lock)
        {
            if (!IsWanted)
                _asked = 0;
            IsWanted = true;
            Ask();
        }
    }

    /// <summary>To be called a few times a second.</summary>
    public void AskAgain()
    {
        lock (_lock)
        {
            if (IsWanted)
                Ask();
        }
    }

    /// <summary>It came.</summary>
    public void Satisfy()
    {
        lock (_lock)
            IsWanted = false;
    }

    /// <summary>Completes when no request is on its way any more.</summary>
    public Task EndAsync()
    {
        lock (_lock)
        {
            _ended = true;
            return _asking;
        }
    }

    private void Ask()
    {
        var interval = _asked < EagerRequests ? Interval : PatientInterval;
        if (_ended || !_asking.IsCompleted || _asked > 0 && time.GetElapsedTime(_askedAt) < interval)
            return;

        _asked++;
        _askedAt = time.GetTimestamp();
        _asking = AskAsync();
    }

    private async Task AskAsync()
    {
        // Whoever wants a key frame holds locks and has packets to take.
        await Task.Yield();
        try
        {
            await feed.RequestKeyFrameAsync(trackId, CancellationToken.None);
        }
        catch (Exception)
        {
            // The track is ending, or its node is out of reach: the feed says so next, and otherwise it is asked again.
        }
    }
}
