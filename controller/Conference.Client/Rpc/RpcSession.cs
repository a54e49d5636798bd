using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Conference.Client.Http;
using Microsoft.Extensions.Logging;

namespace Conference.Client.Rpc;

/// <summary>Keeps one endpoint connected and proven: connects, authenticates, listens, and comes back when the connection is lost.</summary>
internal sealed partial class RpcSession(RpcAddress address, IRpcEndpoint endpoint, ILogger logger) : IAsyncDisposable
{
    private const string Challenge = "challenge";
    private const string Authenticate = "authenticate";

    private static readonly Backoff Delays = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(10));
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new(); // the connection that callers wait for is replaced as a whole
    private TaskCompletionSource<RpcSocket> _connected = NewConnection();
    private RpcSocket? _current;
    private Task _running = Task.CompletedTask;
    private int _disposed;

    /// <summary>Connects; ends when the first connection stands.</summary>
    /// <exception cref="ConferenceException">The server refused, or was not reached in time.</exception>
    public async Task StartAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var first = Current;
        _running = RunAsync();
        try
        {
            await first.WaitAsync(patience > HandshakeTimeout ? patience : HandshakeTimeout, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new ServerUnavailableException($"{address.Uri} does not answer as a WebSocket.", exception);
        }
    }

    /// <summary>Asks as soon as there is a connection. What is repeatable is sent again when its answer was lost.</summary>
    public async Task<TResult> CallAsync<TParameters, TResult>(
        string method,
        TParameters parameters,
        JsonTypeInfo<TParameters> parametersType,
        JsonTypeInfo<TResult> resultType,
        bool repeatable,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var socket = await Current.WaitAsync(cancellationToken);
            try
            {
                return await socket.CallAsync(method, parameters, parametersType, resultType, cancellationToken);
            }
            catch (AnswerLostException lost)
            {
                if (!repeatable)
                    throw new ServerUnavailableException($"{lost.Message} It may have been done.", lost);
                Forget(socket);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _stopping.CancelAsync();
        await _running;
        Fail(new ObjectDisposedException(nameof(MeetingConnection)));
        _stopping.Dispose();
    }

    private Task<RpcSocket> Current
    {
        get
        {
            lock (_lock)
                return _connected.Task;
        }
    }

    private async Task RunAsync()
    {
        var failures = 0;
        while (!_stopping.IsCancellationRequested)
        {
            var (close, refusal, stood) = await ConnectAndListenAsync();
            if (_stopping.IsCancellationRequested)
                return;
            failures = stood ? 0 : failures + 1;
            var end = CloseCode.MayComeBack(close.Code) ? null : refusal ?? ConnectionEndedException.Of(close.Code, close.Reason);
            if (end is not null)
                Fail(end);
            endpoint.Disconnected(close, end);
            if (end is not null)
                return;
            var delay = Delays.Delay(failures);
            ComesBack(endpoint.Subprotocol, close.Code, delay.TotalMilliseconds);
            await Task.Delay(delay, address.Clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(RpcClose Close, ConferenceException? Refusal, bool Stood)> ConnectAndListenAsync()
    {
        RpcSocket socket;
        try
        {
            socket = await RpcSocket.OpenAsync(address.Uri, endpoint.Subprotocol, address.Invoker, _stopping.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or HttpRequestException or OperationCanceledException)
        {
            CannotConnect(exception, endpoint.Subprotocol);
            return (RpcClose.Broken, null, false);
        }

        await using (socket)
        {
            await using var stop = _stopping.Token.UnsafeRegister(static state => ((RpcSocket)state!).Close(), socket).ConfigureAwait(false);
            ConferenceException? refusal = null;
            var stood = false;
            try
            {
                endpoint.Connected(await AuthenticateAsync(socket));
                stood = true;
                Publish(socket);
                await foreach (var notification in socket.Notifications.ReadAllAsync())
                    endpoint.Notified(notification);
            }
            catch (ConferenceException exception)
            {
                refusal = exception; // The close code that follows says whether to come back.
            }
            catch (Exception exception) when (exception is AnswerLostException or TimeoutException)
            {
                CannotConnect(exception, endpoint.Subprotocol);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // Given up while it was being proved who connects.
            }
            catch (JsonException exception)
            {
                var strange = new ConferenceException($"{address.Uri} says what this version does not understand.", 0, "unexpected_answer", null, exception);
                Forget(socket);
                return (new RpcClose(CloseCode.NotOurProtocol, strange.Message), strange, stood);
            }

            Forget(socket);
            return (await socket.ClosedInTimeAsync(), refusal, stood);
        }
    }

    private async Task<JsonElement> AuthenticateAsync(RpcSocket socket)
    {
        var challenge = await FirstAsync(socket);
        var nonce = challenge.Parameters.GetProperty("nonce").GetString();
        var signature = address.Key.Sign($"{endpoint.Subprotocol}\n{nonce}\n{address.Ticket}");
        var parameters = new AuthenticateParameters(address.Ticket, address.Key.PublicKey, signature, endpoint.LastSequence);
        var json = ClientJson.Default;
        return await socket.CallAsync(Authenticate, parameters, json.AuthenticateParameters, json.JsonElement, _stopping.Token)
            .WaitAsync(HandshakeTimeout);
    }

    private static async Task<RpcNotification> FirstAsync(RpcSocket socket)
    {
        using var timeout = new CancellationTokenSource(HandshakeTimeout);
        try
        {
            if (await socket.Notifications.WaitToReadAsync(timeout.Token) && socket.Notifications.TryRead(out var first))
                return first.Method == Challenge ? first : throw new JsonException($"The server began with {first.Method}, not with {Challenge}.");
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException("No challenge came.", exception);
        }

        throw new AnswerLostException(Authenticate, await socket.Closed);
    }

    private void Publish(RpcSocket socket)
    {
        lock (_lock)
        {
            _current = socket;
            _connected.TrySetResult(socket);
        }
    }

    // From here on callers wait for the next connection.
    private void Forget(RpcSocket socket)
    {
        lock (_lock)
        {
            if (_current != socket)
                return;
            _current = null;
            _connected = NewConnection();
        }
    }

    private void Fail(Exception exception)
    {
        lock (_lock)
        {
            if (!_connected.TrySetException(exception))
            {
                _connected = NewConnection();
                _connected.SetException(exception);
            }

            _ = _connected.Task.Exception; // Seen: there may be nobody who waits for a connection.
        }
    }

    private static TaskCompletionSource<RpcSocket> NewConnection() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(1411, LogLevel.Information, "{Subprotocol} closed with {Code}; connecting again in {Milliseconds} ms")]
    private partial void ComesBack(string subprotocol, int code, double milliseconds);

    [LoggerMessage(1412, LogLevel.Warning, "{Subprotocol} cannot connect")]
    private partial void CannotConnect(Exception exception, string subprotocol);
}
