namespace Conference.Client.Rpc;

/// <summary>How a socket ended.</summary>
internal readonly record struct RpcClose(int Code, string Reason)
{
    public static RpcClose Broken { get; } = new(CloseCode.Broken, "The connection broke.");
}
