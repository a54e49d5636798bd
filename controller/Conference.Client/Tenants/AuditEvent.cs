using System.Text.Json;

namespace Conference.Client;

/// <summary>Something that somebody did.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="MeetingId">The meeting that it was done in; null for what belongs to none.</param>
/// <param name="At">When.</param>
/// <param name="ActorKind">What did it: <c>guest</c>, <c>apiKey</c>, <c>account</c>, <c>participant</c> or <c>system</c>.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="ActorName">Their name.</param>
/// <param name="Address">The IP address that it came from; null for the server itself.</param>
/// <param name="Action">What was done, such as <c>participant.kicked</c>.</param>
/// <param name="TargetKind">What sort of thing it was done to.</param>
/// <param name="TargetId">Which.</param>
/// <param name="Detail">More about it, as the action has it.</param>
public sealed record AuditEvent(
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
    JsonElement? Detail);
