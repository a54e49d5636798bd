namespace Conference.Controller.Meetings.Chat;

/// <param name="To">Participants whom it is for; nothing for everybody.</param>
/// <param name="ReplyTo">The id of the message that it answers.</param>
/// <param name="ClientId">The sender's own name for it: a second one with the same name is the first one.</param>
internal sealed record SendMessageRequest(
    string? Text = null,
    IReadOnlyList<string>? To = null,
    string? ReplyTo = null,
    string? FileId = null,
    string? ClientId = null);

/// <param name="SenderName">What people see as the sender of a backend's message; nothing for the application's own name.</param>
internal sealed record PostMessageRequest(
    string? Text = null,
    IReadOnlyList<string>? To = null,
    string? ReplyTo = null,
    string? FileId = null,
    string? ClientId = null,
    string? SenderName = null)
{
    public SendMessageRequest Message => new(Text, To, ReplyTo, FileId, ClientId);
}

internal sealed record MessageList(IReadOnlyList<MessageView> Items, string? NextCursor);
