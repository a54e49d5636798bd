using Conference.Controller.Access;
using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

internal static class EventsModule
{
    public const string Path = "/events";
    public const string Subprotocol = "conference.events.v1";

    public static IServiceCollection AddEvents(this IServiceCollection services) =>
        services.AddSingleton<EventsConnections>().AddSingleton<EventsServices>();

    public static void MapEvents(this IEndpointRouteBuilder routes) => routes.Map(Path, ServeAsync).ExcludeFromDescription();

    private static Task ServeAsync(
        HttpContext context, EventsServices services, ILogger<EventsSession> logger, IHostApplicationLifetime lifetime)
    {
        return RpcEndpoint.ServeAsync(context, Subprotocol, EventsMethods.Table, Create, logger, lifetime.ApplicationStopping);

        EventsSession Create(RpcSocket socket)
        {
            var session = new EventsSession(socket, services, context.ClientAddress());
            session.SendChallenge();
            return session;
        }
    }
}
