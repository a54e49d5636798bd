using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Rows;

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

    /// <summary>Whether it is told to those who listen now, and neither numbered nor kept.</summary>
    public bool IsTransient => Sequence == 0;

    /// <summary>The message that carries it, made by whoever sends it first and the same for all listeners.</summary>
    public ReadOnlyMemory<byte>? Message { get; set; }

    public OutboxRow Row(string tenantId, string meetingId)
    {
        string? limited = Audience == Audience.Everyone ? null : JsonSerializer.Serialize(Audience, MeetingJson.Default.Audience);
        return new OutboxRow(id, tenantId, meetingId, Sequence, At, Body.Type, limited, Data);
    }

    /// <summary>Whether somebody gets it. In the lobby one gets what names one, and nothing of before when one has left it.</summary>
    public bool IsFor(Participant participant) =>
        Audience.Includes(participant) && (IsTransient || Sequence > participant.AdmittedAt || Audience.Names(participant));

    /// <summary>Whether it ends the presence of somebody, so that the events after it are no continuation of those before.</summary>
    public bool Interrupts(string participantId) => Body.Type switch
    {
        MeetingEnded.Name => true,
        Admitted.Name => JsonSerializer.Deserialize(Data, MeetingJson.Default.ParticipantView)!.ParticipantId == participantId,
        ParticipantGone.Name => JsonSerializer.Deserialize(Data, MeetingJson.Default.Departure) is { Reason: not ParticipantState.Lost } departure
            && departure.ParticipantId == participantId,
        _ => false,
    };

    public static MeetingEvent Transient(DateTimeOffset at, EventBody body) => new(string.Empty, 0, at, body, Audience.Everyone);

    public static MeetingEvent Restore(OutboxRow row) => new(
        row.Id,
        row.Sequence,
        row.At,
        new StoredBody(row.Type, row.Data),
        row.Audience is null ? Audience.Everyone : JsonSerializer.Deserialize(row.Audience, MeetingJson.Default.Audience)!);

    public static MeetingEvent Create(long sequence, DateTimeOffset at, EventBody body, Audience audience) =>
        new(Ids.New(), sequence, at, body, audience);
}
