using Conference.Controller.Errors;

namespace Conference.Controller.Rpc;

/// <summary>Accepts a WebSocket with one subprotocol and serves a session on it until either side closes.</summary>
internal static class RpcEndpoint
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    public static async Task ServeAsync<TSession>(
        HttpContext context,
        string subprotocol,
        RpcMethods<TSession> methods,
        Func<RpcSocket, TSession> createSession,
        ILogger logger,
        CancellationToken stopping)
        where TSession : IRpcSession
    {
        if (!context.WebSockets.IsWebSocketRequest)
            throw new RefusedException(RefusalCode.WebsocketRequired, $"{context.Request.Path} speaks WebSocket only (RFC 6455).");
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(subprotocol))
            throw new RefusedException(RefusalCode.SubprotocolRequired, $"Ask for the subprotocol {subprotocol}.");

        using var socket = new RpcSocket(await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = subprotocol,
            KeepAliveInterval = PingInterval,
            KeepAliveTimeout = PingInterval,
        }));
        await using var shutdown = stopping.UnsafeRegister(
            state => ((RpcSocket)state!).Close(CloseCode.GoingAway, "The server is going away."), socket).ConfigureAwait(false);
        await using var session = createSession(socket);
        await new RpcConnection<TSession>(socket, methods, session, logger).RunAsync(context.RequestAborted);
    }
}
