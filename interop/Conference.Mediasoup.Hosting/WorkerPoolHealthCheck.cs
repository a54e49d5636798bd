using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Conference.Mediasoup.Hosting;

/// <summary>Healthy when all workers run, degraded when some do: new meetings still find a place.</summary>
internal sealed class WorkerPoolHealthCheck(WorkerPool pool) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var running = pool.Workers.Count;
        var description = $"{running} of {pool.Size} workers are running";
        return Task.FromResult(
            running == pool.Size ? HealthCheckResult.Healthy(description)
            : running > 0 ? HealthCheckResult.Degraded(description)
            : HealthCheckResult.Unhealthy(description));
    }
}
