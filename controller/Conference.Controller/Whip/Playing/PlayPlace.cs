namespace Conference.Controller.Whip.Playing;

/// <summary>A player's place on a router that it may share with others.</summary>
internal sealed class PlayPlace(PlayRouter router, Func<ValueTask> leave) : IAsyncDisposable
{
    private int _left;

    public PlayRouter Router { get; } = router;

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _left, 1) == 0 ? leave() : ValueTask.CompletedTask;
}
