using System.Threading.Channels;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Director;

/// <summary>Raises changes one after the other, in their order, on no caller's thread.</summary>
internal sealed partial class ChangeFeed : IAsyncDisposable
{
    private readonly Channel<RecordingInfo> _changes = Channel.CreateUnbounded<RecordingInfo>(new() { SingleReader = true });
    private readonly Action<RecordingInfo> _raise;
    private readonly ILogger _logger;
    private readonly Task _pump;

    private ChangeFeed(Action<RecordingInfo> raise, ILogger logger)
    {
        _raise = raise;
        _logger = logger;
        _pump = PumpAsync();
    }

    public static ChangeFeed Start(Action<RecordingInfo> raise, ILogger logger) => new(raise, logger);

    public void Publish(RecordingInfo info) => _changes.Writer.TryWrite(info);

    public async ValueTask DisposeAsync()
    {
        _changes.Writer.TryComplete();
        await _pump;
    }

    private async Task PumpAsync()
    {
        await foreach (var change in _changes.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                _raise(change);
            }
            catch (Exception exception)
            {
                // A listener's fault must not keep later changes from the others.
                LogListenerFailed(exception, change.Id);
            }
        }
    }

    [LoggerMessage(4032, LogLevel.Error, "A listener failed on a change of recording {RecordingId}")]
    private partial void LogListenerFailed(Exception exception, string recordingId);
}
