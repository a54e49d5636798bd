using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>A test on a real worker of its own, with one router.</summary>
public abstract class WorkerTest : AsyncTest
{
    private protected Worker Worker { get; private set; } = null!;

    private protected Router Router { get; private set; } = null!;

    private protected static CancellationToken None => CancellationToken.None;

    public override async Task InitializeAsync()
    {
        Worker = await StartWorkerAsync();
        Router = await Worker.CreateRouterAsync(TestMedia.Router, None);
    }

    protected override async Task CleanUpAsync()
    {
        await Worker.DisposeAsync();
        Assert.False(Directory.Exists($"/proc/{Worker.ProcessId}"), $"Worker {Worker.ProcessId} was left running.");
    }

    private protected static Task<Worker> StartWorkerAsync(WorkerOptions? options = null) =>
        Worker.StartAsync(options ?? new WorkerOptions(), NullLoggerFactory.Instance, None);
}
