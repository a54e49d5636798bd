using System.Collections.Frozen;
using System.Text.Json;
using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Meetings.Rows;

namespace Conference.Controller.Meetings;

/// <summary>Participants to and from their rows.</summary>
internal static class ParticipantRows
{
    public static ParticipantRow Of(Meeting meeting, Participant participant, DateTimeOffset at) => new(
        participant.Id,
        meeting.TenantId,
        meeting.Id,
        participant.UserId,
        participant.DisplayName,
        Words.Of(participant.Role),
        JsonSerializer.Serialize(participant.GrantChanges ?? FrozenDictionary<string, bool>.Empty, MeetingJson.Default.IReadOnlyDictionaryStringBoolean),
        Words.Of(participant.State),
        participant.Reason,
        participant.HandRaisedAt,
        participant.JoinedAt,
        participant.LeftAt,
        at,
        participant.Version);

    public static Participant Restore(ParticipantRow row) => new(row.Id, row.UserId, row.DisplayName, Words.Parse<Role>(row.Role), row.JoinedAt)
    {
        GrantChanges = JsonSerializer.Deserialize(row.Grants, MeetingJson.Default.IReadOnlyDictionaryStringBoolean),
        State = Words.Parse<ParticipantState>(row.State),
        Reason = row.Reason,
        HandRaisedAt = row.HandRaisedAt,
        LeftAt = row.LeftAt,
        Version = row.Version,
    };
}
