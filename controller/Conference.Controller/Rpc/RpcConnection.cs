using System.Net.WebSockets;
using System.Text.Json;
using Conference.Controller.Errors;
using Conference.Controller.Storage;
using Npgsql;

namespace Conference.Controller.Rpc;

/// <summary>Serves JSON-RPC requests of one socket, one after the other, in the order in which they came.</summary>
internal sealed partial class RpcConnection<TSession>(RpcSocket socket, RpcMethods<TSession> methods, TSession session, ILogger logger)
    where TSession : IRpcSession
{
    public const string Authenticate = "authenticate";

    private const int MaximumProtocolErrors = 10;

    // Cancelling a receive breaks the connection (.NET's WebSocket does so), so a peer gets this long to answer our close frame.
    private static readonly TimeSpan FarewellTimeout = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan AuthenticationTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan StorageRetryDelay = TimeSpan.FromSeconds(2);

    private int _protocolErrors;

    public async Task RunAsync(CancellationToken aborted)
    {
        var sending = socket.PumpAsync(aborted);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        await using var closing = socket.Closing.UnsafeRegister(
            state => ((CancellationTokenSource)state!).CancelAfter(FarewellTimeout), ending).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(AuthenticationTimeout);
        await using var expiry = deadline.Token.UnsafeRegister(_ => RequireAuthentication(), null).ConfigureAwait(false);
        try
        {
            await ServeAsync(ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The connection broke, or the peer left our close frame unanswered.
        }

        socket.Close(WebSocketCloseStatus.NormalClosure, string.Empty); // the answer to the peer's close frame, unless we closed first
        await sending;
    }

    private void RequireAuthentication()
    {
        if (!session.IsAuthenticated)
            socket.Close(CloseCode.TooSlow, "No authenticate within 10 seconds.");
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var message = await socket.ReceiveAsync(cancellationToken);
                if (message is null)
                    return;
                if (!socket.Closing.IsCancellationRequested)
                    await AnswerAsync(message.RootElement, cancellationToken);
            }
            catch (JsonException exception)
            {
                ProtocolError(default, RpcError.ParseError, $"The message is not JSON: {exception.Message}", "invalid_json");
            }
        }
    }

    private async Task AnswerAsync(JsonElement message, CancellationToken cancellationToken)
    {
        if (!IsRequest(message, out var id, out var name))
        {
            const string Shape = "A request is an object with jsonrpc \"2.0\", an id (string or number), a method and params (an object).";
            ProtocolError(id, RpcError.InvalidRequest, Shape, "invalid_request");
        }
        else if (!methods.Contains(name))
        {
            socket.Send(RpcMessages.Error(id, RpcError.MethodNotFound, $"There is no method '{name}'.", "method_not_found"));
        }
        else if (!session.IsAuthenticated && name != Authenticate)
        {
            socket.Send(RpcMessages.Error(id, RpcError.Refused, "Send authenticate first.", RefusalCode.NotAuthenticated.Name()));
        }
        else
        {
            socket.BeginAnswer();
            await InvokeAsync(id, name, message, cancellationToken);
            socket.EndAnswer();
        }
    }

    private async Task InvokeAsync(JsonElement id, string name, JsonElement message, CancellationToken cancellationToken)
    {
        try
        {
            socket.Send(RpcMessages.Result(id, await methods.InvokeAsync(name, session, Parameters(message), cancellationToken)));
            if (name == Authenticate)
                session.Start();
        }
        catch (JsonException exception)
        {
            var where = string.IsNullOrEmpty(exception.Path) ? name : $"{name} {exception.Path}";
            Refuse(id, RpcError.InvalidParams, RefusalCode.InvalidParameters, $"{where}: {exception.Message}");
        }
        catch (RefusedException refused)
        {
            Refuse(id, RpcError.Refused, refused.Code, refused.Message, refused.RetryAfter);
        }
        catch (NpgsqlException exception) when (DatabaseTrouble.Is(exception))
        {
            const string Advice = "What you ask for stands in the database, which is away: ask again.";
            Refuse(id, RpcError.Refused, RefusalCode.StorageUnavailable, Advice, StorageRetryDelay);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            MethodFailed(exception, name);
            const string Apology = "Something failed on our side; the server's log has the details.";
            Refuse(id, RpcError.InternalError, RefusalCode.InternalError, Apology);
        }
    }

    // Nothing but authenticate gets this far without authentication, so a refusal then is the end of the connection.
    private void Refuse(JsonElement id, int rpcCode, RefusalCode code, string message, TimeSpan? retryAfter = null)
    {
        socket.Send(RpcMessages.Error(id, rpcCode, message, code.Name(), retryAfter));
        if (!session.IsAuthenticated)
            socket.Close(CloseCode.For(code), code.Name());
    }

    private static bool IsRequest(JsonElement message, out JsonElement id, out string name)
    {
        id = default;
        name = string.Empty;
        if (message.ValueKind != JsonValueKind.Object)
            return false;
        if (message.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            id = given;
        if (message.TryGetProperty("method", out var method) && method.ValueKind == JsonValueKind.String)
            name = method.GetString()!;
        return id.ValueKind != JsonValueKind.Undefined && name.Length > 0
            && message.TryGetProperty("jsonrpc", out var version) && version.ValueKind == JsonValueKind.String && version.ValueEquals("2.0");
    }

    private static JsonElement Parameters(JsonElement message) =>
        message.TryGetProperty("params", out var parameters) ? parameters : EmptyObject;

    private static readonly JsonElement EmptyObject = JsonDocument.Parse("{}").RootElement;

    // Some mistakes are forgiven, so that a developer at a console sees what was wrong; a stream of garbage is not.
    private void ProtocolError(JsonElement id, int code, string message, string name)
    {
        socket.Send(RpcMessages.Error(id, code, message, name));
        if (++_protocolErrors >= MaximumProtocolErrors)
            socket.Close(CloseCode.NotOurProtocol, $"{MaximumProtocolErrors} messages were not JSON-RPC 2.0.");
    }

    [LoggerMessage(1101, LogLevel.Error, "Method {Method} failed")]
    private partial void MethodFailed(Exception exception, string method);
}
