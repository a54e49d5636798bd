using Conference.Controller.Storage;

namespace Conference.Controller.Media.Sessions;

/// <param name="Connection">Participant and device, as a <see cref="ConnectionKey"/> is written.</param>
/// <param name="State"><c>open</c> or <c>closed</c>.</param>
[Table("media_session", "id")]
internal sealed record MediaSessionRow(
    string Id,
    string TenantId,
    string MeetingId,
    string ParticipantId,
    string Connection,
    string NodeId,
    string State,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    string? Reason) : ILedgerRow;
