namespace Conference.Controller.Media;

/// <summary>Decides at start which codecs meetings use, so that what is wrong with them is told then and not in the first meeting.</summary>
internal sealed class MediaProfileStart(MediaProfile profile) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => profile.GetCodecsAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
