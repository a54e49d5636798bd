using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Conference.Controller.Storage;

/// <summary>Degraded, never unhealthy, while the database is away: a controller taken out of service would end its meetings.</summary>
internal sealed class StorageHealthCheck(Ledger ledger) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(ledger.IsAway
            ? HealthCheckResult.Degraded("The database is away; what meetings change waits in the spool.")
            : HealthCheckResult.Healthy());
}
