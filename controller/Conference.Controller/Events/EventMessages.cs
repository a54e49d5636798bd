using System.Buffers;
using System.Text.Json;
using Conference.Controller.Meetings;
using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

/// <summary>What a meeting's events look like on the wire: rendered once, sent to all.</summary>
internal static class EventMessages
{
    private const string Method = "event";

    public static ReadOnlyMemory<byte> Render(MeetingEvent meetingEvent) =>
        meetingEvent.Message ??= Render(meetingEvent.Sequence, meetingEvent.At, meetingEvent.Body.Type, meetingEvent.Data);

    public static ReadOnlyMemory<byte> Render(long sequence, DateTimeOffset at, string type, string data)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + data.Length);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            RpcMessages.WriteNotification(writer, Method, body =>
            {
                body.WriteStartObject();
                body.WriteNumber("sequence", sequence);
                body.WriteString("at", at);
                body.WriteString("type", type);
                body.WritePropertyName("data");
                body.WriteRawValue(data, skipInputValidation: true);
                body.WriteEndObject();
            });
        }

        return buffer.WrittenMemory;
    }
}
