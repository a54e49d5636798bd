using System.Text.Json;

namespace Conference.Client.Rpc;

/// <summary>What one of the server's endpoints says. Calls come one after the other.</summary>
internal interface IRpcEndpoint
{
    string Subprotocol { get; }

    /// <summary>The number of the last event seen; null on an endpoint without numbers, and before the first.</summary>
    long? LastSequence { get; }

    /// <summary>Authenticated: <paramref name="state"/> is how things stand, before any notification.</summary>
    void Connected(JsonElement state);

    void Notified(RpcNotification notification);

    /// <summary>The connection is lost and comes back; or, when there is an <paramref name="end"/>, it does not.</summary>
    void Disconnected(RpcClose close, ConferenceException? end);
}
