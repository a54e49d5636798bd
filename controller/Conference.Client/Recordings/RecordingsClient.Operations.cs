using Conference.Client.Http;

namespace Conference.Client;

public sealed partial class RecordingsClient
{
    /// <summary>Takes a failed recording off the dead-letter list: it goes on where it failed.</summary>
    /// <param name="recordingId">Which; it must have failed.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The recording has not failed, or is not there.</exception>
    public Task<Recording> RetryAsync(string recordingId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        CommandAsync(recordingId, "retry", idempotencyKey, cancellationToken);

    /// <summary>Makes the film again from the tracks that were kept.</summary>
    /// <param name="recordingId">Which; it must be completed or failed.</param>
    /// <param name="options">What is to be different.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The recording is still being made, or its tracks are gone.</exception>
    public Task<Recording> RecomposeAsync(
        string recordingId, RecordingOptions? options = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var json = ClientJson.Default;
        var body = new RecomposeBody(options);
        return _rest.SendAsync(
            Json.Request(HttpMethod.Post, $"{Of(recordingId)}/recompose", body, json.RecomposeBody, idempotencyKey), json.Recording, cancellationToken);
    }

    /// <summary>Uploads a recording's files again.</summary>
    /// <param name="recordingId">Which; its files must still be on a recorder's disk.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server has no storage to upload to, or the files are not there.</exception>
    public Task<Recording> UploadAsync(string recordingId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        CommandAsync(recordingId, "upload", idempotencyKey, cancellationToken);

    /// <summary>Compares a recording's files with what was stored.</summary>
    /// <param name="recordingId">Which.</param>
    /// <param name="content">Whether every byte is read and its checksum compared, which takes as long as a download; otherwise sizes and what the storage says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The recording is not there, or not ready.</exception>
    public Task<RecordingVerification> VerifyAsync(string recordingId, bool content = false, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(
            Json.Command(HttpMethod.Post, $"{Of(recordingId)}/verify{(content ? "?content=true" : string.Empty)}", null),
            ClientJson.Default.RecordingVerification,
            cancellationToken);

    /// <summary>Changes a recording's name, or how long it is kept.</summary>
    /// <param name="recordingId">Which.</param>
    /// <param name="changes">What is to change.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<Recording> UpdateAsync(
        string recordingId, RecordingChanges changes, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var json = ClientJson.Default;
        return _rest.SendAsync(
            Json.Request(HttpMethod.Patch, Of(recordingId), changes.Patch(), json.JsonObject, idempotencyKey), json.Recording, cancellationToken);
    }

    /// <summary>Deletes a recording with all its files and links, here and in the storage. There is no way back.</summary>
    /// <param name="recordingId">Which; it must not run, and not be held (<see cref="Recording.LegalHold"/>).</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The recording runs or is held.</exception>
    public Task DeleteAsync(string recordingId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Delete, Of(recordingId), idempotencyKey), cancellationToken);

    /// <summary>The processes that record.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<RecorderInfo> ListRecordersAsync(CancellationToken cancellationToken = default) =>
        _rest.ListAsync("recorders", ClientJson.Default.PageRecorderInfo, cancellationToken);

    /// <summary>Finds recordings without a file, files without a recording, and files of another size. Changes nothing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused, or the storage does not answer.</exception>
    public Task<Reconciliation> ReconcileAsync(CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Post, "recordings/reconcile", null), ClientJson.Default.Reconciliation, cancellationToken);

    private Task<Recording> CommandAsync(string recordingId, string what, string? idempotencyKey, CancellationToken cancellationToken) =>
        _rest.SendAsync(Json.Command(HttpMethod.Post, $"{Of(recordingId)}/{what}", idempotencyKey), ClientJson.Default.Recording, cancellationToken);
}
