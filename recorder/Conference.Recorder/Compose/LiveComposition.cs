using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Compose;

/// <summary>A composition that runs along with its capture. Whatever happens to it, the capture goes on: it is tried again, and in the end after Stop.</summary>
internal sealed partial class LiveComposition : IAsyncDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(15);

    private readonly CompositionContext _context;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private volatile RollingComposer? _composer;
    private Task _following = Task.CompletedTask;

    private LiveComposition(CompositionContext context)
    {
        _context = context;
        _logger = context.Logger;
    }

    /// <summary>What is settled but not composed yet.</summary>
    public TimeSpan Backlog => _composer?.Backlog ?? TimeSpan.Zero;

    /// <summary>Completes when there is nothing left to follow. Never fails.</summary>
    public Task Over => _following;

    public static LiveComposition Start(CompositionContext context)
    {
        var live = new LiveComposition(context);
        live._following = live.FollowAsync();
        return live;
    }

    /// <summary>Ends the following. Whoever calls this finishes the composition; null when it has to be taken up from the disk.</summary>
    public async Task<RollingComposer?> TakeOverAsync()
    {
        await _stopping.CancelAsync();
        await _following;
        var composer = _composer;
        _composer = null;
        return composer;
    }

    /// <remarks>The token source has no timer and so nothing to dispose of; it may be cancelled again.</remarks>
    public async ValueTask DisposeAsync()
    {
        if (await TakeOverAsync() is { } composer)
            await composer.DisposeAsync();
    }

    private async Task FollowAsync()
    {
        // Nothing here may run on the caller, who starts a capture.
        await Task.Yield();
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                try
                {
                    _composer = await RollingComposer.OpenAsync(_context, _stopping.Token);
                    await _composer.FollowAsync(_stopping.Token);
                    return;
                }
                catch (Exception exception) when (!_stopping.IsCancellationRequested)
                {
                    // Whatever it is, the capture must not notice, and Stop must find a composition that can be finished.
                    LogFailed(exception, _context.Folder.Id, RetryDelay);
                    if (_composer is { } failed)
                        await failed.DisposeAsync();
                    _composer = null;
                    await Task.Delay(RetryDelay, _context.Time, _stopping.Token);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The capture is over, or left.
        }
        catch (Exception exception)
        {
            // It failed while it was being stopped: what is on the disk is gone on with.
            LogAbandoned(exception, _context.Folder.Id);
            if (_composer is { } failed)
                await failed.DisposeAsync();
            _composer = null;
        }
    }

    [LoggerMessage(4024, LogLevel.Warning, "Recording {RecordingId}: composing along with the capture failed and is tried again in {Delay}")]
    private partial void LogFailed(Exception exception, string recordingId, TimeSpan delay);

    [LoggerMessage(4025, LogLevel.Warning, "Recording {RecordingId}: composing along with the capture failed at Stop and goes on from the disk")]
    private partial void LogAbandoned(Exception exception, string recordingId);
}
