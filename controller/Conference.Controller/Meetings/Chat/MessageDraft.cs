namespace Conference.Controller.Meetings.Chat;

/// <summary>A message that somebody wants to send, checked as far as that goes without the meeting.</summary>
/// <param name="Id">The same for each attempt to send the same message.</param>
/// <param name="ReplyTo">The message that it answers, when the meeting no longer has that in memory.</param>
internal sealed record MessageDraft(
    string Id,
    string Text,
    IReadOnlyList<string>? To = null,
    string? FileId = null,
    string? ReplyToId = null,
    string? ClientId = null,
    ChatRow? ReplyTo = null,
    string? SenderName = null);
