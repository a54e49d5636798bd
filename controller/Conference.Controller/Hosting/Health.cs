using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Conference.Controller.Hosting;

/// <summary>Liveness is the process; readiness is the ability to take new meetings.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }
}
