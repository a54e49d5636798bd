using Conference.Client.Http;

namespace Conference.Client;

/// <summary>Who waits to be let into a meeting.</summary>
public sealed class LobbyClient
{
    private readonly RestClient _rest;
    private readonly string _path;

    internal LobbyClient(RestClient rest, string meetingPath)
    {
        _rest = rest;
        _path = $"{meetingPath}/lobby";
    }

    /// <summary>Who waits, first come first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<ParticipantInfo> ListAsync(CancellationToken cancellationToken = default) =>
        _rest.ListAsync(_path, ClientJson.Default.PageParticipantInfo, cancellationToken);

    /// <summary>Lets somebody in.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task AdmitAsync(string participantId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Post, $"{_path}/{Uri.EscapeDataString(participantId)}/admit", idempotencyKey), cancellationToken);

    /// <summary>Turns somebody away.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task DenyAsync(string participantId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Post, $"{_path}/{Uri.EscapeDataString(participantId)}/deny", idempotencyKey), cancellationToken);

    /// <summary>Lets in everybody who waits now.</summary>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task AdmitAllAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Post, $"{_path}/admit-all", idempotencyKey), cancellationToken);
}
