namespace Conference.Client;

/// <summary>The connection to the meeting has ended and does not come back: the meeting ended, or this participant left or was removed.</summary>
public sealed class ConnectionEndedException : ConferenceException
{
    private ConnectionEndedException(string message, string code, int closeCode, string reason)
        : base(message, 0, code, reason) => CloseCode = closeCode;

    /// <summary>The WebSocket close code, such as 4410.</summary>
    public int CloseCode { get; }

    internal static ConnectionEndedException Of(int closeCode, string reason)
    {
        var code = closeCode switch
        {
            Rpc.CloseCode.Gone => "gone",
            Rpc.CloseCode.Forbidden => "forbidden",
            Rpc.CloseCode.Replaced => "replaced",
            Rpc.CloseCode.AuthenticationRefused => "authentication_refused",
            _ => "closed",
        };
        return new ConnectionEndedException($"The connection has ended with {closeCode} ({code}). {reason}".TrimEnd(), code, closeCode, reason);
    }
}
