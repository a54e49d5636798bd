using Conference.Controller.Access;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Api.Limits;
using Conference.Controller.Storage;

namespace Conference.Controller.Api;

/// <summary>What all REST calls share: who calls, how often, and that a repeated write is carried out once.</summary>
internal static class ApiModule
{
    public const string Path = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration) =>
        services.AddLimits(configuration).AddIdempotency();

    public static void UseApi(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase),
        api => api.UseMiddleware<StorageGate>().UseMiddleware<AuthenticationMiddleware>().UseMiddleware<IdempotencyMiddleware>());

    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Path);
        api.AddEndpointFilter<RouteGroupBuilder, IdempotencyFilter>();
        return api;
    }
}
