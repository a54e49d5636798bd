using Conference.Controller.Meetings.Files;

namespace Conference.Controller.Meetings.Chat;

/// <summary>A message as clients see it.</summary>
/// <param name="SenderId">A participant's id, or <c>application</c>.</param>
/// <param name="To">Whom it is for beside its sender; null for everybody.</param>
/// <param name="Text">Empty when it was deleted, and where a file says it all.</param>
/// <param name="File">Null when the file is gone.</param>
/// <param name="ClientId">The sender's own name for it.</param>
internal sealed record MessageView(
    string Id,
    long Sequence,
    string SenderId,
    string SenderName,
    IReadOnlyList<string>? To,
    string Text,
    string? FileId,
    FileView? File,
    string? ReplyTo,
    string? ClientId,
    DateTimeOffset SentAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt)
{
    public static MessageView Of(ChatRow row, FileRow? file) => new(
        row.Id,
        row.Sequence,
        row.SenderId,
        row.SenderName,
        row.Recipients,
        row.Text,
        row.FileId,
        file is null ? null : FileView.Of(file),
        row.ReplyTo,
        row.ClientId,
        row.SentAt,
        row.EditedAt,
        row.DeletedAt);
}
