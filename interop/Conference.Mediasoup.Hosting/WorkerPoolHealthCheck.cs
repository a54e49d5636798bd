using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Conference.Mediasoup.Hosting;

/// <summary>Healthy when all workers take routers, degraded when some do: new meetings still find a place.</summary>
/// <remarks>A pool that is drained is unhealthy, so that a load balancer sends nobody here; use it for readiness, not for liveness.</remarks>
internal sealed class WorkerPoolHealthCheck(WorkerPool pool) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var counts = pool.Statuses.CountBy(status => status.State).ToDictionary();
        var running = counts.GetValueOrDefault(WorkerState.Running);
        var draining = counts.GetValueOrDefault(WorkerState.Draining);
        var starting = counts.GetValueOrDefault(WorkerState.Starting);
        var description = $"{running} of {pool.Size} workers take routers, {draining} are draining, {starting} are restarting";
        var status = running == pool.Size ? HealthStatus.Healthy : running > 0 ? HealthStatus.Degraded : HealthStatus.Unhealthy;
        var data = new Dictionary<string, object>
        {
            ["running"] = running,
            ["draining"] = draining,
            ["restarting"] = starting,
        };
        return Task.FromResult(new HealthCheckResult(status, description, exception: null, data));
    }
}
