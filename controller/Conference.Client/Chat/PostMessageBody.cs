namespace Conference.Client;

internal sealed record PostMessageBody(
    string Text, IReadOnlyList<string>? To, string? ReplyTo, string? FileId, string? ClientId, string? SenderName)
{
    public static PostMessageBody Of(NewMessage message, string? senderName) =>
        new(message.Text, message.To, message.ReplyTo, message.FileId, message.ClientId, senderName);
}
