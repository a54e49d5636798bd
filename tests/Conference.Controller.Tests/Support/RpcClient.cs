using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Conference.Controller.Tests.Support;

/// <summary>A plain JSON-RPC client on a real WebSocket.</summary>
internal sealed class RpcClient : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _pending = [];
    private readonly Channel<JsonElement> _notifications = Channel.CreateUnbounded<JsonElement>();
    private readonly TaskCompletionSource<int> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private int _lastId;
    private int _closeSent;

    /// <summary>The server's close code.</summary>
    public Task<int> Closed => _closed.Task.WaitAsync(Patience);

    public static async Task<RpcClient> OpenAsync(Uri address, string subprotocol)
    {
        var client = new RpcClient();
        client._socket.Options.AddSubProtocol(subprotocol);
        await client._socket.ConnectAsync(address, CancellationToken.None);
        client._reading = client.ReadAsync();
        return client;
    }

    public async Task<JsonElement> AuthenticateAsync(string subprotocol, Device device, string ticket)
    {
        var nonce = (await NotificationAsync("challenge")).Text("nonce");
        return await CallAsync("authenticate", new { ticket, key = device.PublicKey, signature = device.Sign(subprotocol, nonce, ticket) });
    }

    public async Task<JsonElement> CallAsync(string method, object parameters)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = answer;
        await SendAsync(JsonSerializer.Serialize(new { jsonrpc = "2.0", id, method, @params = parameters }));
        return await answer.Task.WaitAsync(Patience);
    }

    public Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task SendBinaryAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);

    /// <summary>The next notification of a method; others before it are passed over.</summary>
    public async Task<JsonElement> NotificationAsync(string method, Func<JsonElement, bool>? fits = null, TimeSpan? patience = null)
    {
        using var timeout = new CancellationTokenSource(patience ?? Patience);
        await foreach (var message in _notifications.Reader.ReadAllAsync(timeout.Token))
        {
            if (message.Text("method") == method && (fits is null || fits(message.GetProperty("params"))))
                return message.GetProperty("params");
        }

        throw new InvalidOperationException($"The socket closed before {method} came.");
    }

    /// <summary>The next answer that belongs to no request of ours: what the server says of a message that it could not read.</summary>
    public async Task<JsonElement> ErrorWithoutIdAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await foreach (var message in _notifications.Reader.ReadAllAsync(timeout.Token))
        {
            if (message.TryGetProperty("error", out var error))
                return error;
        }

        throw new InvalidOperationException("The socket closed before an error came.");
    }

    /// <summary>Breaks the connection without a word, as a lost network does.</summary>
    public void Abort() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await CloseOutputAsync();
        await _reading.WaitAsync(Patience);
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult received;
                do
                {
                    received = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += received.Count;
                }
                while (!received.EndOfMessage);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
                using var document = JsonDocument.Parse(buffer.AsMemory(0, length));
                Take(document.RootElement.Clone());
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // Aborted by the test or broken by the server: the same end, without a close code.
        }

        _closed.TrySetResult((int?)_socket.CloseStatus ?? 1006);
        _notifications.Writer.TryComplete();
        foreach (var answer in _pending.Values)
            answer.TrySetException(new InvalidOperationException($"The socket closed with {_socket.CloseStatus}."));
        await CloseOutputAsync();
    }

    // Our close frame goes out once, whether we begin to close or answer; a server that is gone needs none.
    private async Task CloseOutputAsync()
    {
        if (Interlocked.Exchange(ref _closeSent, 1) == 1 || _socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, string.Empty, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The server has just closed the connection from its side.
        }
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.Number
            || !_pending.TryRemove(id.GetInt32(), out var answer))
        {
            _notifications.Writer.TryWrite(message);
        }
        else if (message.TryGetProperty("result", out var result))
        {
            answer.TrySetResult(result);
        }
        else
        {
            var error = message.GetProperty("error");
            var data = error.GetProperty("data");
            answer.TrySetException(new RpcRefusedException(
                error.GetProperty("code").GetInt32(),
                data.Text("code"),
                error.Text("message"),
                data.TryGetProperty("retryAfter", out var wait) ? wait.GetDouble() : null));
        }
    }
}
