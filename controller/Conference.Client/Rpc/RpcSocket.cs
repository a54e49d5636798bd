using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace Conference.Client.Rpc;

/// <summary>
/// JSON-RPC 2.0 on one WebSocket, until either side closes it. One reader hands answers to their callers and queues notifications in
/// order; one writer sends, because cancelling a send of .NET's WebSocket breaks the connection.
/// </summary>
internal sealed class RpcSocket : IAsyncDisposable
{
    private const int ReadBufferBytes = 16 * 1024;

    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    private readonly ClientWebSocket _socket;
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonElement>> _pending = [];
    private readonly Channel<ReadOnlyMemory<byte>> _outgoing = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new() { SingleReader = true });
    private readonly Channel<RpcNotification> _notifications = Channel.CreateUnbounded<RpcNotification>(new() { SingleReader = true });
    private readonly TaskCompletionSource<RpcClose> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private Task _writing = Task.CompletedTask;
    private long _lastId;
    private int _disposed;

    private RpcSocket(ClientWebSocket socket) => _socket = socket;

    /// <summary>Ends when the socket has; what was queued before can still be read.</summary>
    public ChannelReader<RpcNotification> Notifications => _notifications.Reader;

    public Task<RpcClose> Closed => _closed.Task;

    /// <exception cref="WebSocketException">Nobody answers there, or not with this protocol.</exception>
    public static async Task<RpcSocket> OpenAsync(Uri address, string subprotocol, HttpMessageInvoker? invoker, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(subprotocol);
        socket.Options.KeepAliveInterval = PingInterval;
        socket.Options.KeepAliveTimeout = PingInterval;
        try
        {
            await socket.ConnectAsync(address, invoker, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var rpc = new RpcSocket(socket);
        rpc._reading = rpc.ReadAsync();
        rpc._writing = rpc.WriteAsync();
        return rpc;
    }

    /// <exception cref="ConferenceException">The server refused.</exception>
    /// <exception cref="AnswerLostException">The socket closed first.</exception>
    public async Task<TResult> CallAsync<TParameters, TResult>(
        string method, TParameters parameters, JsonTypeInfo<TParameters> parametersType, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = answer;
        try
        {
            // After the reader's end nobody would complete this answer: the writer ends first.
            if (!_outgoing.Writer.TryWrite(RpcMessages.Request(id, method, parameters, parametersType)))
                throw new AnswerLostException(method, await _closed.Task.WaitAsync(cancellationToken));
            var message = await answer.Task.WaitAsync(cancellationToken);
            if (message.ValueKind == JsonValueKind.Undefined)
                throw new AnswerLostException(method, await _closed.Task.WaitAsync(cancellationToken));
            return Read(method, message, resultType);
        }
        finally
        {
            _pending.TryRemove(id, out _);
        }
    }

    /// <summary>Sends what is queued, then a close frame; the server answers with its own.</summary>
    public void Close() => _outgoing.Writer.TryComplete();

    /// <summary>How the socket ended; one whose server does not answer the close frame is cut off.</summary>
    public async Task<RpcClose> ClosedInTimeAsync()
    {
        Close();
        using var timeout = new CancellationTokenSource(CloseTimeout);
        await using var cut = timeout.Token.UnsafeRegister(static state => ((ClientWebSocket)state!).Abort(), _socket).ConfigureAwait(false);
        return await _closed.Task;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await ClosedInTimeAsync();
        await _writing;
        await _reading;
        _socket.Dispose();
    }

    private static TResult Read<TResult>(string method, JsonElement message, JsonTypeInfo<TResult> type)
    {
        if (message.TryGetProperty("error", out var error))
        {
            var code = error.TryGetProperty("data", out var data) && data.TryGetProperty("code", out var name) ? name.GetString() : null;
            var text = error.TryGetProperty("message", out var said) ? said.GetString() : null;
            throw ConferenceException.OfRpc(method, code ?? "refused", text ?? string.Empty);
        }

        return message.GetProperty("result").Deserialize(type)!;
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync())
                await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, string.Empty, CancellationToken.None);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            _socket.Abort(); // Broken: the reader must learn it too.
        }
    }

    private async Task ReadAsync()
    {
        var close = RpcClose.Broken;
        try
        {
            while (await ReceiveAsync() is { } message)
                Take(message);
            close = new RpcClose((int?)_socket.CloseStatus ?? CloseCode.Broken, _socket.CloseStatusDescription ?? string.Empty);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection broke or was aborted: an end without a word.
        }
        catch (JsonException)
        {
            close = new RpcClose(CloseCode.NotOurProtocol, "The server does not speak JSON.");
        }

        _outgoing.Writer.TryComplete();
        _closed.TrySetResult(close);
        _notifications.Writer.TryComplete();
        foreach (var answer in _pending.Values)
            answer.TrySetResult(default);
    }

    /// <summary>The next message; null when the server has closed.</summary>
    private async Task<JsonElement?> ReceiveAsync()
    {
        using var buffer = new MemoryStream();
        var part = new byte[ReadBufferBytes];
        while (true)
        {
            var received = await _socket.ReceiveAsync(part.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            buffer.Write(part, 0, received.Count);
            if (received.EndOfMessage)
                break;
        }

        var reader = new Utf8JsonReader(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        return JsonElement.ParseValue(ref reader);
    }

    private void Take(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
            throw new JsonException("A message is an object.");
        if (message.TryGetProperty("method", out var method))
            _notifications.Writer.TryWrite(new RpcNotification(method.GetString()!, message.TryGetProperty("params", out var given) ? given : default));
        else if (message.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && _pending.TryGetValue(id.GetInt64(), out var answer))
            answer.TrySetResult(message);
    }
}
