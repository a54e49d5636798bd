using Conference.Client.Http;

namespace Conference.Client;

/// <summary>The recordings of one meeting.</summary>
public sealed class MeetingRecordingsClient
{
    private readonly RestClient _rest;
    private readonly string _meetingPath;

    internal MeetingRecordingsClient(RestClient rest, string meetingPath)
    {
        _rest = rest;
        _meetingPath = meetingPath;
    }

    /// <summary>Starts a recording; ends once capture runs.</summary>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<Recording> StartAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Post, $"{_meetingPath}/recording/start", idempotencyKey), ClientJson.Default.Recording, cancellationToken);

    /// <summary>Stops the recording. The film is made after that: wait with <see cref="RecordingsClient.WaitUntilCompletedAsync"/>.</summary>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<Recording> StopAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Post, $"{_meetingPath}/recording/stop", idempotencyKey), ClientJson.Default.Recording, cancellationToken);

    /// <summary>The meeting's recordings, newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<Recording> ListAsync(CancellationToken cancellationToken = default) =>
        _rest.ListAsync($"{_meetingPath}/recordings", ClientJson.Default.PageRecording, cancellationToken);
}
