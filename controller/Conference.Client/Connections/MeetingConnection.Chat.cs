using System.Runtime.CompilerServices;
using Conference.Client.Connections;

namespace Conference.Client;

public sealed partial class MeetingConnection
{
    /// <summary>Writes to the meeting. A message whose answer is lost is sent again, and told to the others once.</summary>
    /// <param name="message">What, and for whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<ChatMessage> SendMessageAsync(NewMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var json = ClientJson.Default;
        var clientId = message.ClientId ?? Guid.CreateVersion7(_context.Clock.GetUtcNow()).ToString("N");
        var parameters = new SendMessageParameters(message.Text, message.To, message.ReplyTo, message.FileId, clientId);
        return AskAsync("sendMessage", parameters, json.SendMessageParameters, json.ChatMessage, cancellationToken);
    }

    /// <summary>Writes to everybody.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<ChatMessage> SendMessageAsync(string text, CancellationToken cancellationToken = default) =>
        SendMessageAsync(new NewMessage(text), cancellationToken);

    /// <summary>Changes a message of one's own.</summary>
    /// <param name="messageId">Which.</param>
    /// <param name="text">What it says from now on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task EditMessageAsync(string messageId, string text, CancellationToken cancellationToken = default) =>
        DoAsync("editMessage", new EditMessageParameters(messageId, text), ClientJson.Default.EditMessageParameters, cancellationToken);

    /// <summary>Takes a message back: one's own, or anyone's as host.</summary>
    /// <param name="messageId">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task DeleteMessageAsync(string messageId, CancellationToken cancellationToken = default) =>
        DoAsync("deleteMessage", new MessageParameters(messageId), ClientJson.Default.MessageParameters, cancellationToken);

    /// <summary>What was written that this participant may read, newest first, fetched as it is read.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public async IAsyncEnumerable<ChatMessage> ReadMessagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int PageSize = 100;
        var json = ClientJson.Default;
        string? before = null;
        while (true)
        {
            var parameters = new GetMessagesParameters(before, PageSize);
            var page = await AskAsync("getMessages", parameters, json.GetMessagesParameters, json.MessagesResult, cancellationToken);
            foreach (var message in page.Items)
                yield return message;
            if (page.Items.Count < PageSize)
                yield break;
            before = page.Items[^1].Id;
        }
    }
}
