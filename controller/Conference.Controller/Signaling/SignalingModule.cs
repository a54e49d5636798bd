using Conference.Controller.Access;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Controller.Rpc;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Signaling;

internal static class SignalingModule
{
    public const string Path = "/signal";
    public const string Subprotocol = "conference.signal.v1";

    public static IServiceCollection AddSignaling(this IServiceCollection services) => services.AddSingleton<SignalConnections>();

    public static void MapSignaling(this IEndpointRouteBuilder routes) => routes.Map(Path, ServeAsync).ExcludeFromDescription();

    private static Task ServeAsync(
        HttpContext context,
        MeetingRegistry meetings,
        MediaRooms rooms,
        TicketOffice tickets,
        SignalConnections connections,
        IOptions<MediaOptions> options,
        ILogger<SignalSession> logger,
        IHostApplicationLifetime lifetime)
    {
        return RpcEndpoint.ServeAsync(context, Subprotocol, SignalSession.Methods, Create, logger, lifetime.ApplicationStopping);

        SignalSession Create(RpcSocket socket)
        {
            var session = new SignalSession(socket, meetings, rooms, tickets, connections, options);
            session.SendChallenge();
            return session;
        }
    }
}
