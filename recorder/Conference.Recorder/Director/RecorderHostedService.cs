using Microsoft.Extensions.Hosting;

namespace Conference.Recorder.Director;

/// <summary>Ties the director to the life of the process.</summary>
internal sealed class RecorderHostedService(RecordingDirector director) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        director.Recover();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => director.ShutDownAsync().WaitAsync(cancellationToken);
}
