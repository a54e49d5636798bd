using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace Conference.Recorder.Remote;

/// <summary>One WebSocket to the process that has a meeting: requests with their answers, and events as they come.</summary>
internal sealed class FeedConnection : IAsyncDisposable
{
    private const int MaximumMessageBytes = 64 * 1024;
    private const string PinPrefix = "#sha256=";

    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1); // a WebSocket takes one message at a time; not disposed of, since a send may be ending
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonElement>> _pending = new();
    private readonly TaskCompletionSource<string> _nonce = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private readonly Channel<FeedNotice> _events = Channel.CreateUnbounded<FeedNotice>();
    private long _lastId;

    /// <summary>The feed's events in order; they end with the connection.</summary>
    public ChannelReader<FeedNotice> Events => _events.Reader;

    /// <summary>Completes when the connection is over, with the close code of the other side if it gave one; never fails.</summary>
    public Task<int?> Completion { get; private set; } = Task.FromResult<int?>(null);

    /// <summary>What this connection's token must be for.</summary>
    public Task<string> Nonce => _nonce.Task;

    /// <param name="node">Where the process is; its fragment may name the SHA-256 of its certificate.</param>
    /// <exception cref="WebSocketException">It is not reached, or does not speak the protocol.</exception>
    public static async Task<FeedConnection> OpenAsync(Uri node, CancellationToken cancellationToken)
    {
        var connection = new FeedConnection();
        var options = connection._socket.Options;
        options.AddSubProtocol(FeedProtocol.Subprotocol);
        options.KeepAliveInterval = PingInterval;
        options.KeepAliveTimeout = PingInterval;
        options.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            errors == System.Net.Security.SslPolicyErrors.None
            || (certificate is not null && node.Fragment.Equals($"{PinPrefix}{certificate.GetCertHashString(HashAlgorithmName.SHA256)}", StringComparison.OrdinalIgnoreCase));
        var secure = node.Scheme is "https" or "wss";
        var address = new UriBuilder(node) { Scheme = secure ? "wss" : "ws", Path = FeedProtocol.Path, Fragment = string.Empty }.Uri;
        try
        {
            await connection._socket.ConnectAsync(address, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        connection.Completion = connection.ReadAsync();
        return connection;
    }

    /// <exception cref="FeedRefusedException">The other side answered with an error.</exception>
    /// <exception cref="WebSocketException">The connection is over, or no answer came.</exception>
    public async Task<TResult> CallAsync<TParameters, TResult>(
        string method, TParameters parameters, JsonTypeInfo<TParameters> parametersType, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = answer;
        try
        {
            if (Completion.IsCompleted)
                throw Broken();
            await SendAsync(Write(id, method, parameters, parametersType), cancellationToken);
            var result = await answer.Task.WaitAsync(AnswerTimeout, cancellationToken);
            return result.Deserialize(resultType) ?? throw new WebSocketException($"The answer to {method} is null.");
        }
        catch (TimeoutException exception)
        {
            throw new WebSocketException($"No answer to {method} within {AnswerTimeout.TotalSeconds} s.", exception);
        }
        finally
        {
            _pending.TryRemove(id, out _);
        }
    }

    /// <summary>Ends it without a word; whoever wants a farewell says it before.</summary>
    public void Abort() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Abort();
        await Completion;
        _socket.Dispose();
        _closing.Dispose();
    }

    private static WebSocketException Broken() => new("The connection to the meeting's process is over.");

    private async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            // A send that is cancelled in the middle breaks the connection, so only its beginning can be.
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, _closing.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            throw new WebSocketException("The connection to the meeting's process is over.", exception);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<int?> ReadAsync()
    {
        var buffer = new byte[MaximumMessageBytes];
        try
        {
            for (var length = 0; ;)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(length), _closing.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    return (int?)_socket.CloseStatus;
                length += received.Count;
                if (received.EndOfMessage)
                {
                    Take(buffer.AsMemory(0, length));
                    length = 0;
                }
                else if (length == buffer.Length)
                {
                    return null; // not what our side of the protocol sends
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or JsonException)
        {
            return null;
        }
        finally
        {
            foreach (var pending in _pending.Values)
                pending.TrySetException(Broken());
            _events.Writer.TryComplete();
            _nonce.TrySetException(Broken());
            _ = _nonce.Task.Exception; // nobody may have waited for it
        }
    }

    private void Take(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var message = document.RootElement;
        if (message.TryGetProperty("method", out var method))
        {
            var parameters = message.GetProperty("params");
            if (method.ValueEquals(FeedProtocol.Event))
                _events.Writer.TryWrite(parameters.Deserialize(FeedJson.Default.FeedNotice)!);
            else if (method.ValueEquals(FeedProtocol.Challenge))
                _nonce.TrySetResult(parameters.Deserialize(FeedJson.Default.FeedChallenge)!.Nonce);
            return;
        }

        if (!message.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.Number || !_pending.TryGetValue(id.GetInt64(), out var pending))
            return;
        if (message.TryGetProperty("error", out var error))
            pending.TrySetException(new FeedRefusedException(error.GetProperty("data").GetProperty("code").GetString()!, error.GetProperty("message").GetString()!));
        else
            pending.TrySetResult(message.GetProperty("result").Clone());
    }

    private static ReadOnlyMemory<byte> Write<T>(long id, string method, T parameters, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("jsonrpc", "2.0");
        writer.WriteNumber("id", id);
        writer.WriteString("method", method);
        writer.WritePropertyName("params");
        JsonSerializer.Serialize(writer, parameters, type);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
