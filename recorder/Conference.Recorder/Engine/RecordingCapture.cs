using Conference.Recorder.Capture;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Engine;

/// <summary>A capture session as its owner sees it.</summary>
internal sealed class RecordingCapture : IRecordingCapture
{
    private readonly CaptureSession _session;

    private readonly LiveComposition _composition;

    public RecordingCapture(CaptureSession session, LiveComposition composition)
    {
        _session = session;
        _composition = composition;
        Completion = FollowAsync();
    }

    public DateTimeOffset StartedAt => _session.Clock.StartedAt;

    public Task<CaptureEnd> Completion { get; }

    public TimeSpan Backlog => _composition.Backlog;

    public Task PauseAsync(CancellationToken cancellationToken) => _session.PauseAsync().WaitAsync(cancellationToken);

    public Task ResumeAsync(CancellationToken cancellationToken) => _session.ResumeAsync().WaitAsync(cancellationToken);

    public async Task<CaptureEnd> StopAsync(CancellationToken cancellationToken)
    {
        await _session.StopAsync(EndReason.StopRequested).WaitAsync(cancellationToken);
        return await Completion;
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();

        // One that is over is composed to its end by whoever owns it; one that is only left is given up here too.
        if (!(await Completion).Final)
            await _composition.DisposeAsync();
    }

    private async Task<CaptureEnd> FollowAsync()
    {
        var reason = await _session.Completion;
        return new CaptureEnd(reason.ToString(), reason != EndReason.RecorderShutDown, TimeSpan.FromSeconds(_session.Clock.Now));
    }
}
