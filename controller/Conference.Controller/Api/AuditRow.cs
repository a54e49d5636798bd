using Conference.Controller.Access;
using Conference.Controller.Storage;

namespace Conference.Controller.Api;

/// <summary>Who did what to whom, and from where.</summary>
[Table("audit_event", "id", AppendOnly = true)]
internal sealed record AuditRow(
    string Id,
    string TenantId,
    string? MeetingId,
    DateTimeOffset At,
    string ActorKind,
    string ActorId,
    string ActorName,
    string? Address,
    string Action,
    string TargetKind,
    string TargetId,
    [property: RawJson] string? Detail) : ILedgerRow
{
    public static AuditRow Of(
        Caller caller, string? meetingId, DateTimeOffset at, string action, string targetKind, string targetId, string? detail = null) => new(
        Ids.New(),
        caller.TenantId,
        meetingId,
        at,
        Words.Of(caller.Kind),
        caller.Id,
        caller.Name,
        caller.Address,
        action,
        targetKind,
        targetId,
        detail);
}
