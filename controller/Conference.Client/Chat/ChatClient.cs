using Conference.Client.Http;

namespace Conference.Client;

/// <summary>What is written in a meeting.</summary>
public sealed class ChatClient
{
    private readonly RestClient _rest;
    private readonly string _path;

    internal ChatClient(RestClient rest, string meetingPath)
    {
        _rest = rest;
        _path = $"{meetingPath}/chat";
    }

    /// <summary>What was written, newest first; what the caller may read of it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<ChatMessage> ListAsync(CancellationToken cancellationToken = default) =>
        _rest.ListAsync(_path, ClientJson.Default.PageChatMessage, cancellationToken);

    /// <summary>Writes to the meeting: as the application, or as the participant whose connection it is.</summary>
    /// <param name="message">What, and for whom.</param>
    /// <param name="senderName">What people see as the application's name; null for the API key's.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<ChatMessage> SendAsync(
        NewMessage message, string? senderName = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var json = ClientJson.Default;
        var request = Json.Request(HttpMethod.Post, _path, PostMessageBody.Of(message, senderName), json.PostMessageBody, idempotencyKey);
        return _rest.SendAsync(request, json.ChatMessage, cancellationToken);
    }

    /// <summary>One message.</summary>
    /// <param name="messageId">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotFoundException">There is no such message that the caller may read.</exception>
    public Task<ChatMessage> GetAsync(string messageId, CancellationToken cancellationToken = default) =>
        _rest.GetAsync(Of(messageId), ClientJson.Default.ChatMessage, cancellationToken);

    /// <summary>Takes a message back, with its file.</summary>
    /// <param name="messageId">Which.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task DeleteAsync(string messageId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Delete, Of(messageId), idempotencyKey), cancellationToken);

    private string Of(string messageId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(messageId);
        return $"{_path}/{Uri.EscapeDataString(messageId)}";
    }
}
