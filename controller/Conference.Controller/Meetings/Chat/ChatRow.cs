using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Chat;

/// <summary>A message of the chat.</summary>
/// <param name="Sequence">The number of the event that told it, by which history is ordered.</param>
/// <param name="Recipients">Whom it is for beside its sender; null for everybody.</param>
[Table("chat_message", "id")]
internal sealed record ChatRow(
    string Id,
    string TenantId,
    string MeetingId,
    long Sequence,
    string SenderId,
    string SenderName,
    IReadOnlyList<string>? Recipients,
    string Text,
    string? FileId,
    string? ReplyTo,
    string? ClientId,
    DateTimeOffset SentAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt) : ILedgerRow
{
    /// <summary>The sender of what a backend says.</summary>
    public const string Application = "application";

    /// <summary>Whether somebody may read it. Those who act for the tenant read what everybody may.</summary>
    public bool IsFor(string? participantId) =>
        Recipients is null || (participantId is not null && (SenderId == participantId || Recipients.Contains(participantId)));
}
