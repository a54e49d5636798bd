using Conference.Client.Http;

namespace Conference.Client;

/// <summary>Links with which anybody can watch one recording.</summary>
public sealed class RecordingSharesClient
{
    private readonly RestClient _rest;
    private readonly string _path;

    internal RecordingSharesClient(RestClient rest, string recordingPath)
    {
        _rest = rest;
        _path = $"{recordingPath}/shares";
    }

    /// <summary>Makes a link. Its <see cref="RecordingShare.Token"/> is told here.</summary>
    /// <param name="share">How long it holds, and whether it asks for a passcode.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public async Task<RecordingShare> CreateAsync(
        NewRecordingShare? share = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var json = ClientJson.Default;
        var made = await _rest.SendAsync(
            Json.Request(HttpMethod.Post, _path, share ?? new(), json.NewRecordingShare, idempotencyKey), json.RecordingShare, cancellationToken);
        return Absolute(made);
    }

    /// <summary>All links that were made, newest first, also those that hold no more.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<RecordingShare> ListAsync(CancellationToken cancellationToken = default) =>
        _rest.ListAsync(_path, ClientJson.Default.PageRecordingShare, cancellationToken).Select(Absolute);

    /// <summary>Takes a link back, at once.</summary>
    /// <param name="shareId">The link's <see cref="RecordingShare.Id"/>.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotFoundException">There is no such link.</exception>
    public Task RevokeAsync(string shareId, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(shareId);
        return _rest.SendAsync(Json.Command(HttpMethod.Delete, $"{_path}/{Uri.EscapeDataString(shareId)}", idempotencyKey), cancellationToken);
    }

    private RecordingShare Absolute(RecordingShare share) =>
        share.Url is { } url ? share with { Url = new Uri(_rest.Server, url).ToString() } : share;
}
