using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Controller.Rpc;

/// <summary>Writes JSON-RPC 2.0 messages as UTF-8.</summary>
internal static class RpcMessages
{
    public static ReadOnlyMemory<byte> Result(JsonElement id, Action<Utf8JsonWriter> writeResult) => Write(writer =>
    {
        WriteId(writer, id);
        writer.WritePropertyName("result");
        writeResult(writer);
    });

    /// <param name="retryAfter">When the same request may succeed, where that is known.</param>
    public static ReadOnlyMemory<byte> Error(JsonElement id, int code, string message, string name, TimeSpan? retryAfter = null) => Write(writer =>
    {
        WriteId(writer, id);
        writer.WriteStartObject("error");
        writer.WriteNumber("code", code);
        writer.WriteString("message", message);
        writer.WriteStartObject("data");
        writer.WriteString("code", name);
        if (retryAfter is { } wait)
            writer.WriteNumber("retryAfter", Math.Ceiling(wait.TotalSeconds * 1000) / 1000);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> Notification<T>(string method, T parameters, JsonTypeInfo<T> type) => Write(writer =>
    {
        writer.WriteString("method", method);
        writer.WritePropertyName("params");
        JsonSerializer.Serialize(writer, parameters, type);
    });

    /// <summary>A notification whose parameters <paramref name="writeParameters"/> writes.</summary>
    public static void WriteNotification(Utf8JsonWriter writer, string method, Action<Utf8JsonWriter> writeParameters)
    {
        writer.WriteStartObject();
        writer.WriteString("jsonrpc", "2.0");
        writer.WriteString("method", method);
        writer.WritePropertyName("params");
        writeParameters(writer);
        writer.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter writer, JsonElement id)
    {
        writer.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            id.WriteTo(writer);
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> writeBody)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            writeBody(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
