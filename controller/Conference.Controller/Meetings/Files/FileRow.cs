using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Files;

/// <summary>A file that somebody has brought into a meeting; its content lies in the data folder.</summary>
/// <param name="Shared">Whether everybody in the meeting may have it.</param>
/// <param name="Viewers">Who else may have it, beside its uploader.</param>
[Table("meeting_file", "id")]
internal sealed record FileRow(
    string Id,
    string TenantId,
    string MeetingId,
    string UploaderId,
    string Name,
    string MediaType,
    long Size,
    string Sha256,
    DateTimeOffset CreatedAt,
    bool Shared,
    IReadOnlyList<string>? Viewers,
    DateTimeOffset? DeletedAt) : ILedgerRow
{
    /// <param name="participantId">Null for those who act for the tenant: they have what everybody may have.</param>
    public bool IsFor(string? participantId) =>
        DeletedAt is null
        && (Shared || UploaderId == (participantId ?? Chat.ChatRow.Application) || (participantId is not null && Viewers?.Contains(participantId) == true));
}
