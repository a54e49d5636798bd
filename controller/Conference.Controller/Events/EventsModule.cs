using Conference.Controller.Access;
using Conference.Controller.Meetings;
using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

internal static class EventsModule
{
    public const string Path = "/events";
    public const string Subprotocol = "conference.events.v1";

    private static readonly RpcMethods<EventsSession> Methods = new RpcMethods<EventsSession>()
        .Add("authenticate", AccessJson.Default.AuthenticateParameters, EventsJson.Default.EventsState, (s, p, ct) => s.AuthenticateAsync(p, ct))
        .Add("ping", EventsJson.Default.Nothing, EventsJson.Default.Nothing, (_, nothing, _) => Task.FromResult(nothing));

    public static IServiceCollection AddEvents(this IServiceCollection services) => services.AddSingleton<EventsConnections>();

    public static void MapEvents(this IEndpointRouteBuilder routes) => routes.Map(Path, ServeAsync).ExcludeFromDescription();

    private static Task ServeAsync(
        HttpContext context,
        MeetingRegistry meetings,
        TicketOffice tickets,
        EventsConnections connections,
        ILogger<EventsSession> logger,
        IHostApplicationLifetime lifetime)
    {
        return RpcEndpoint.ServeAsync(context, Subprotocol, Methods, Create, logger, lifetime.ApplicationStopping);

        EventsSession Create(RpcSocket socket)
        {
            var session = new EventsSession(socket, meetings, tickets, connections, context.ClientAddress());
            session.SendChallenge();
            return session;
        }
    }
}
