using Conference.Recorder.Capture;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Engine;

/// <summary>A capture session as its owner sees it.</summary>
internal sealed class RecordingCapture : IRecordingCapture
{
    private readonly CaptureSession _session;

    public RecordingCapture(CaptureSession session)
    {
        _session = session;
        Completion = FollowAsync();
    }

    public DateTimeOffset StartedAt => _session.Clock.StartedAt;

    public Task<CaptureEnd> Completion { get; }

    public TimeSpan Backlog => TimeSpan.FromSeconds(_session.Clock.Now);

    public Task PauseAsync(CancellationToken cancellationToken) => _session.PauseAsync().WaitAsync(cancellationToken);

    public Task ResumeAsync(CancellationToken cancellationToken) => _session.ResumeAsync().WaitAsync(cancellationToken);

    public async Task<CaptureEnd> StopAsync(CancellationToken cancellationToken)
    {
        await _session.StopAsync(EndReason.StopRequested).WaitAsync(cancellationToken);
        return await Completion;
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private async Task<CaptureEnd> FollowAsync()
    {
        var reason = await _session.Completion;
        return new CaptureEnd(reason.ToString(), reason != EndReason.RecorderShutDown, TimeSpan.FromSeconds(_session.Clock.Now));
    }
}
