using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Client.Rpc;

/// <summary>Writes JSON-RPC 2.0 requests as UTF-8.</summary>
internal static class RpcMessages
{
    public static ReadOnlyMemory<byte> Request<T>(long id, string method, T parameters, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            writer.WriteNumber("id", id);
            writer.WriteString("method", method);
            writer.WritePropertyName("params");
            JsonSerializer.Serialize(writer, parameters, type);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
