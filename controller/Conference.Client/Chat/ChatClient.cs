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
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<ChatMessage> SendAsync(NewMessage message, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(
            Json.Request(HttpMethod.Post, _path, message, ClientJson.Default.NewMessage, idempotencyKey), ClientJson.Default.ChatMessage, cancellationToken);
}
