namespace Conference.Controller.Rpc;

/// <summary>The error codes of JSON-RPC 2.0, section 5.1.</summary>
internal static class RpcError
{
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int InternalError = -32603;

    /// <summary>Refused for a reason of ours, which stands in <c>data.code</c>.</summary>
    public const int Refused = -32000;
}
