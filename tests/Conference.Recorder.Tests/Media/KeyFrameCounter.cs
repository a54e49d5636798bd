using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests.Media;

/// <summary>A feed that only counts who asks for key frames.</summary>
internal sealed class KeyFrameCounter : IMeetingFeed
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    public Task RequestKeyFrameAsync(string trackId, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        _first.TrySetResult();
        return Task.CompletedTask;
    }

    public Task FirstAsync() => _first.Task.WaitAsync(TimeSpan.FromSeconds(10));

    public IAsyncEnumerable<FeedEvent> ReadAllAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<TrackTap> TapAsync(string trackId, TapDestination destination, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ResumeAsync(string trackId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
