using System.Text.Json;

namespace Conference.Client.Rpc;

internal readonly record struct RpcNotification(string Method, JsonElement Parameters);
