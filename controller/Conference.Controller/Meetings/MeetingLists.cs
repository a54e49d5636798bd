using System.Text.Json;
using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Meetings.Rows;

namespace Conference.Controller.Meetings;

internal sealed record MeetingList(IReadOnlyList<MeetingView> Items, string? NextCursor);

/// <summary>A participant as those see it who may act on people; also of those who are no longer here.</summary>
internal sealed record ParticipantDetails(
    string ParticipantId,
    string? UserId,
    string DisplayName,
    ParticipantState State,
    Role Role,
    IReadOnlyList<string> Grants,
    bool Connected,
    DateTimeOffset JoinedAt,
    DateTimeOffset? LeftAt,
    string? Reason,
    DateTimeOffset? HandRaisedAt)
{
    public static ParticipantDetails Of(Participant participant) => new(
        participant.Id,
        participant.IsGuest ? null : participant.UserId,
        participant.DisplayName,
        participant.State,
        participant.Role,
        RoleGrants.NamesOf(participant.Grants),
        participant.Connections.Count > 0,
        participant.JoinedAt,
        participant.LeftAt,
        participant.Reason,
        participant.HandRaisedAt);
}

internal sealed record ParticipantList(IReadOnlyList<ParticipantDetails> Items, string? NextCursor);

internal sealed record LobbyList(IReadOnlyList<ParticipantView> Items);

internal sealed record BanView(string Id, string? UserId, string DisplayName, string BannedBy, DateTimeOffset At)
{
    public static BanView Of(BanRow ban) => new(
        ban.Id, ban.UserId.StartsWith(Participant.GuestPrefix, StringComparison.Ordinal) ? null : ban.UserId, ban.DisplayName, ban.BannedBy, ban.At);
}

internal sealed record BanList(IReadOnlyList<BanView> Items);

internal sealed record AuditView(
    string Id,
    string? MeetingId,
    DateTimeOffset At,
    string ActorKind,
    string ActorId,
    string ActorName,
    string? Address,
    string Action,
    string TargetKind,
    string TargetId,
    JsonElement? Detail)
{
    public static AuditView Of(AuditRow row) => new(
        row.Id,
        row.MeetingId,
        row.At,
        row.ActorKind,
        row.ActorId,
        row.ActorName,
        row.Address,
        row.Action,
        row.TargetKind,
        row.TargetId,
        row.Detail is null ? null : JsonElement.Parse(row.Detail));
}

internal sealed record AuditList(IReadOnlyList<AuditView> Items, string? NextCursor);
