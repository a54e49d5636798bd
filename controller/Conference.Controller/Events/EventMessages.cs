using System.Buffers;
using System.Text.Json;
using Conference.Controller.Meetings;
using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

/// <summary>What a meeting's events look like on the wire: rendered once, sent to all.</summary>
internal static class EventMessages
{
    public const string StateMethod = "state";

    private const string EventMethod = "event";

    // Two listeners may both be first; they make the same bytes.
    public static ReadOnlyMemory<byte> Render(MeetingEvent meetingEvent) => meetingEvent.Message ??= Write(meetingEvent);

    private static ReadOnlyMemory<byte> Write(MeetingEvent meetingEvent)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + meetingEvent.Data.Length);
        using (var writer = new Utf8JsonWriter(buffer))
            RpcMessages.WriteNotification(writer, EventMethod, body => WriteBody(body, meetingEvent));
        return buffer.WrittenMemory;
    }

    private static void WriteBody(Utf8JsonWriter body, MeetingEvent meetingEvent)
    {
        body.WriteStartObject();
        if (!meetingEvent.IsTransient)
            body.WriteNumber("sequence", meetingEvent.Sequence);
        body.WriteString("at", meetingEvent.At);
        body.WriteString("type", meetingEvent.Body.Type);
        body.WritePropertyName("data");
        body.WriteRawValue(meetingEvent.Data, skipInputValidation: true);
        body.WriteEndObject();
    }
}
