using Conference.Controller.Access.Roles;

namespace Conference.Controller.Meetings;

/// <summary>A participant as others see it.</summary>
internal sealed record ParticipantView(
    string ParticipantId,
    string DisplayName,
    DateTimeOffset JoinedAt,
    bool Connected,
    Role Role,
    IReadOnlyList<string> Grants,
    DateTimeOffset? HandRaisedAt);
