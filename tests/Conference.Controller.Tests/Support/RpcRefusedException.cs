namespace Conference.Controller.Tests.Support;

/// <summary>The error that a JSON-RPC request was answered with.</summary>
public sealed class RpcRefusedException(int rpcCode, string code, string message, double? retryAfter = null) : Exception($"{rpcCode} {code}: {message}")
{
    public int RpcCode { get; } = rpcCode;

    public string Code { get; } = code;

    /// <summary>Seconds.</summary>
    public double? RetryAfter { get; } = retryAfter;
}
