using System.Diagnostics.Metrics;
using Conference.Mediasoup.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>Pools of real workers on free ports.</summary>
internal static class TestPool
{
    public static WorkerPool Create(int workerCount, TimeProvider? time = null, int basePort = 0) => new(
        Options.Create(new MediasoupOptions { WorkerCount = workerCount, BasePort = basePort }),
        NullLoggerFactory.Instance,
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(),
        time ?? TimeProvider.System);

    public static async Task<WorkerPool> StartAsync(int workerCount, TimeProvider? time = null, int basePort = 0)
    {
        var pool = Create(workerCount, time, basePort);
        await pool.StartAsync(CancellationToken.None);
        return pool;
    }
}
