using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Polls;

/// <param name="Options">JSON: the answers to choose from.</param>
/// <param name="Votes">JSON: for each participant the numbers of the options that they chose.</param>
[Table("poll", "id")]
internal sealed record PollRow(
    string Id,
    string TenantId,
    string MeetingId,
    string Question,
    [property: RawJson] string Options,
    [property: RawJson] string Votes,
    bool Multiple,
    bool Anonymous,
    string State,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt) : ILedgerRow;
