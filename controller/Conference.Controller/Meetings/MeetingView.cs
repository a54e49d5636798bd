using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Meetings;

[JsonConverter(typeof(CamelCaseEnumConverter<MeetingStatus>))]
internal enum MeetingStatus
{
    Open,
    Ended,
}

internal sealed record MeetingView(
    string Id,
    string Code,
    string Name,
    MeetingKind Kind,
    MeetingStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    DateTimeOffset? EndedAt,
    string? Recurrence,
    string? Region,
    int? Capacity,
    bool PasscodeRequired,
    bool Locked,
    MeetingSettings Settings,
    int ParticipantCount,
    RecordingView? Recording)
{
    /// <summary>Makes whoever sends it with their join a host of this meeting; told once, to the one who made it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HostToken { get; init; }
}
