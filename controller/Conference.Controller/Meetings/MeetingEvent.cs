using System.Text.Json;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Rows;
using Conference.Controller.Api;

namespace Conference.Controller.Meetings;

/// <summary>A change in a meeting with its number, which grows by one with each; who is not meant by an event sees a gap.</summary>
internal sealed class MeetingEvent(string id, long sequence, DateTimeOffset at, EventBody body, Audience audience)
{
    public long Sequence { get; } = sequence;

    public DateTimeOffset At { get; } = at;

    public EventBody Body { get; } = body;

    public Audience Audience { get; } = audience;

    /// <summary>JSON.</summary>
    public string Data { get; } = body.Data;

    /// <summary>The message that carries it, made by whoever sends it first and the same for all listeners.</summary>
    public ReadOnlyMemory<byte>? Message { get; set; }

    public OutboxRow Row(string tenantId, string meetingId)
    {
        string? limited = Audience == Audience.Everyone ? null : JsonSerializer.Serialize(Audience, MeetingJson.Default.Audience);
        return new OutboxRow(id, tenantId, meetingId, Sequence, At, Body.Type, limited, Data);
    }

    public static MeetingEvent Create(long sequence, DateTimeOffset at, EventBody body, Audience audience) =>
        new(Ids.New(), sequence, at, body, audience);
}
