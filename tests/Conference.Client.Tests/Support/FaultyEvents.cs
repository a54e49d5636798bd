using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Conference.Client.Tests.Support;

/// <summary>The server's side of <c>/join</c>, <c>/leave</c> and <c>/events</c>, with every proof checked, to break where a test wants it broken.</summary>
internal sealed class FaultyEvents
{
    private const string Ticket = "the.tick.et";
    private const string Subprotocol = "conference.events.v1";

    private readonly Func<Peer, int, Task> _serve;
    private int _connections;
    private JsonElement _key;

    private FaultyEvents(Func<Peer, int, Task> serve) => _serve = serve;

    /// <summary>What each connection sent with <c>authenticate</c>.</summary>
    public ConcurrentQueue<JsonElement> Authentications { get; } = [];

    /// <param name="serve">Plays the connection with this number, counted from 1, after its proof was checked.</param>
    public static async Task<(FaultyServer Server, FaultyEvents Events)> StartAsync(Func<Peer, int, Task> serve)
    {
        var events = new FaultyEvents(serve);
        FaultyServer? server = null;
        server = await FaultyServer.StartAsync((context, _) => events.AnswerAsync(context, server!));
        return (server, events);
    }

    private async Task AnswerAsync(HttpContext context, FaultyServer server)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            await ServeAsync(context);
        }
        else if (context.Request.Path.Value!.EndsWith("/join", StringComparison.Ordinal))
        {
            _key = JsonElement.Parse(server.Calls.Last().Body).GetProperty("key");
            await Http.RetryTests.Json(context, 200, $$"""
                {"meeting": {"id": "m1", "code": "abc-defg-hij", "name": "Test"}, "participantId": "p1", "ticket": "{{Ticket}}", "state": "present",
                 "role": "speaker", "grants": ["chat", "levitate"], "signalUrl": "/signal", "eventsUrl": "/events", "iceServers": []}
                """);
        }
        else
        {
            context.Response.StatusCode = 204;
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(Subprotocol);
        var peer = new Peer(socket, context);
        await peer.SendAsync("""{"jsonrpc": "2.0", "method": "challenge", "params": {"nonce": "n-1"}}""");
        var request = await peer.ReceiveAsync();
        var parameters = request.GetProperty("params");
        Assert.Equal("authenticate", request.Text("method"));
        Assert.Equal(Ticket, parameters.Text("ticket"));
        Assert.Equal(_key.Text("x"), parameters.GetProperty("key").Text("x"));
        Assert.True(Tokens.Verify(_key, $"{Subprotocol}\nn-1\n{Ticket}", parameters.Text("signature")));
        Authentications.Enqueue(parameters);
        peer.Authentication = request;
        await _serve(peer, Interlocked.Increment(ref _connections));
    }

    internal sealed class Peer(WebSocket socket, HttpContext context)
    {
        public JsonElement Authentication { get; set; }

        public Task AcceptAsync(string result) => AnswerAsync(Authentication, result);

        public Task AnswerAsync(JsonElement request, string result) =>
            SendAsync($$"""{"jsonrpc": "2.0", "id": {{request.GetProperty("id").GetRawText()}}, "result": {{result}}}""");

        public Task RefuseAsync(JsonElement request, string code) => SendAsync(
            $$$"""{"jsonrpc": "2.0", "id": {{{request.GetProperty("id").GetRawText()}}}, "error": {"code": -32000, "message": "No.", "data": {"code": "{{{code}}}"} } }""");

        public Task EventAsync(long sequence, string type, string data) => SendAsync(
            $$$"""{"jsonrpc": "2.0", "method": "event", "params": {"sequence": {{{sequence}}}, "at": "2026-11-21T12:00:00Z", "type": "{{{type}}}", "data": {{{data}}} } }""");

        public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

        public async Task<JsonElement> ReceiveAsync()
        {
            var buffer = new byte[64 * 1024];
            var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            return received.MessageType == WebSocketMessageType.Close ? default : JsonElement.Parse(buffer.AsSpan(0, received.Count));
        }

        public Task CloseAsync(int code) => socket.CloseAsync((WebSocketCloseStatus)code, "As the test says.", CancellationToken.None);

        /// <summary>Breaks the connection without a word.</summary>
        public void Break() => context.Abort();

        /// <summary>Answers nothing more until the client closes.</summary>
        public async Task WaitForCloseAsync()
        {
            while ((await ReceiveAsync()).ValueKind != JsonValueKind.Undefined)
            {
                // Requests that the test does not answer.
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
    }
}
