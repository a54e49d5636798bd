namespace Conference.Mediasoup;

/// <summary>The pipe between two routers, which all share who forward something from one to the other.</summary>
internal sealed class RouterPipe : IAsyncDisposable
{
    private readonly CancellationTokenSource _abandoned = new();
    private volatile PipeEnds? _ends;

    private RouterPipe(Router router, Router otherRouter, PipeTransportOptions options) =>
        Opening = OpenAsync(router, otherRouter, options);

    /// <summary>Gives the ends. It belongs to no caller in particular, so none cancels it alone.</summary>
    public Task<PipeEnds> Opening { get; }

    /// <summary>How many calls are under way or have succeeded; guarded by <see cref="RouterPipes"/>.</summary>
    public int Users { get; set; }

    /// <summary>Whether the pipe could not be made, or was closed.</summary>
    public bool IsBroken => Opening.IsFaulted || Opening.IsCanceled || _ends is { One.IsClosed: true };

    public static RouterPipe Open(Router router, Router otherRouter, PipeTransportOptions options) => new(router, otherRouter, options);

    /// <summary>Closes a pipe that nobody uses; one that is not open yet is given up.</summary>
    public async ValueTask DisposeAsync()
    {
        await _abandoned.CancelAsync();
        await Task.WhenAny(Opening);
        _abandoned.Dispose();
        // Not awaited, so that who gave up on a worker that hangs doesn't wait for it now.
        _ = _ends?.One.CloseAsync(CloseReason.Requested);
    }

    private async Task<PipeEnds> OpenAsync(Router router, Router otherRouter, PipeTransportOptions options) =>
        _ends = await PipeEnds.OpenAsync(router, otherRouter, options, _abandoned.Token);
}
