using Conference.Controller.Rpc;

namespace Conference.Controller.Signaling;

internal static class SignalingModule
{
    public const string Path = "/signal";
    public const string Subprotocol = "conference.signal.v1";

    public static IServiceCollection AddSignaling(this IServiceCollection services) =>
        services.AddSingleton<SignalConnections>().AddSingleton<SignalServices>();

    public static void MapSignaling(this IEndpointRouteBuilder routes) => routes.Map(Path, ServeAsync).ExcludeFromDescription();

    private static Task ServeAsync(
        HttpContext context, SignalServices services, ILogger<SignalSession> logger, IHostApplicationLifetime lifetime)
    {
        return RpcEndpoint.ServeAsync(context, Subprotocol, SignalSession.Methods, Create, logger, lifetime.ApplicationStopping);

        SignalSession Create(RpcSocket socket)
        {
            var session = new SignalSession(socket, services, SignalPeer.Of(context));
            session.SendChallenge();
            return session;
        }
    }
}
