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
    /// <param name="options">What it is to become and to be called; without any as the server is set up.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused: <c>already_recording</c>, or no recorder can take it; the detail says why.</exception>
    public Task<Recording> StartAsync(
        RecordingStartOptions? options = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(
            Json.Request(HttpMethod.Post, $"{_meetingPath}/recording/start", options ?? new(), ClientJson.Default.RecordingStartOptions, idempotencyKey),
            ClientJson.Default.Recording,
            cancellationToken);

    /// <summary>Captures nothing until <see cref="ResumeAsync"/>; the film goes on there without a gap.</summary>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused, for example since nothing is recorded (<c>not_recording</c>).</exception>
    public Task<Recording> PauseAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        CommandAsync("pause", idempotencyKey, cancellationToken);

    /// <summary>Goes on with a recording that was paused.</summary>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused, for example since nothing is recorded (<c>not_recording</c>).</exception>
    public Task<Recording> ResumeAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        CommandAsync("resume", idempotencyKey, cancellationToken);

    /// <summary>Stops the recording. The film is made after that: wait with <see cref="RecordingsClient.WaitUntilCompletedAsync"/>.</summary>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<Recording> StopAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        CommandAsync("stop", idempotencyKey, cancellationToken);

    /// <summary>The meeting's recordings, newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<Recording> ListAsync(CancellationToken cancellationToken = default) =>
        _rest.ListAsync($"{_meetingPath}/recordings", ClientJson.Default.PageRecording, cancellationToken);

    private Task<Recording> CommandAsync(string what, string? idempotencyKey, CancellationToken cancellationToken) => _rest.SendAsync(
        Json.Command(HttpMethod.Post, $"{_meetingPath}/recording/{what}", idempotencyKey), ClientJson.Default.Recording, cancellationToken);
}
