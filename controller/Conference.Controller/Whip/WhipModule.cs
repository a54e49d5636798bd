using Conference.Controller.Whip.Playing;
using Conference.Controller.Whip.Publishing;

namespace Conference.Controller.Whip;

internal static class WhipModule
{
    public static IServiceCollection AddWhip(this IServiceCollection services) => services
        .AddSingleton<WhipDoor>()
        .AddSingleton<WhipSessions>()
        .AddHostedService(provider => provider.GetRequiredService<WhipSessions>())
        .AddSingleton<PlayRouters>()
        .AddSingleton<Publisher>()
        .AddSingleton<Player>();

    public static void MapWhip(this WebApplication app)
    {
        app.UseWhen(IsOurs, branch => branch.Use(WhipCors.AddAsync));
        WhipEndpoints.Map(app);
    }

    private static bool IsOurs(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/whip", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/whep", StringComparison.Ordinal);
}
