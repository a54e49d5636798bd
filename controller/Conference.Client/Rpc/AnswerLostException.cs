namespace Conference.Client.Rpc;

/// <summary>The socket closed before the answer to a request came, so that nobody here knows whether it was done.</summary>
internal sealed class AnswerLostException(string method, RpcClose close)
    : Exception($"The connection closed ({close.Code}) before {method} was answered.");
