using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Controller.Rpc;

/// <summary>The methods that one endpoint offers, with the types of their parameters and results.</summary>
internal sealed class RpcMethods<TSession>
{
    private readonly Dictionary<string, Handler> _handlers = [];

    private delegate Task<Action<Utf8JsonWriter>> Handler(TSession session, JsonElement parameters, CancellationToken cancellationToken);

    public RpcMethods<TSession> Add<TParameters, TResult>(
        string name,
        JsonTypeInfo<TParameters> parametersType,
        JsonTypeInfo<TResult> resultType,
        Func<TSession, TParameters, CancellationToken, Task<TResult>> method)
    {
        _handlers.Add(name, async (session, json, cancellationToken) =>
        {
            var parameters = json.Deserialize(parametersType) ?? throw new JsonException("The parameters are null.");
            var result = await method(session, parameters, cancellationToken);
            return writer => JsonSerializer.Serialize(writer, result, resultType);
        });
        return this;
    }

    /// <summary>A method that writes its result itself.</summary>
    public RpcMethods<TSession> AddWritten<TParameters>(
        string name,
        JsonTypeInfo<TParameters> parametersType,
        Func<TSession, TParameters, CancellationToken, Task<Action<Utf8JsonWriter>>> method)
    {
        _handlers.Add(name, (session, json, cancellationToken) =>
            method(session, json.Deserialize(parametersType) ?? throw new JsonException("The parameters are null."), cancellationToken));
        return this;
    }

    public bool Contains(string name) => _handlers.ContainsKey(name);

    public Task<Action<Utf8JsonWriter>> InvokeAsync(
        string name, TSession session, JsonElement parameters, CancellationToken cancellationToken) =>
        _handlers[name](session, parameters, cancellationToken);
}
