using System.Runtime.CompilerServices;
using Conference.Client.Http;

namespace Conference.Client;

/// <summary>Recordings of all meetings of the tenant.</summary>
public sealed partial class RecordingsClient
{
    private static readonly Backoff Polls = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5));

    private readonly RestClient _rest;

    internal RecordingsClient(RestClient rest) => _rest = rest;

    /// <summary>The tenant's recordings, newest first, fetched page by page as they are read; without their files.</summary>
    /// <param name="filter">Which; all without it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<Recording> ListAsync(RecordingFilter? filter = null, CancellationToken cancellationToken = default) =>
        _rest.ListAsync($"recordings{filter?.Query()}", ClientJson.Default.PageRecording, cancellationToken);

    /// <summary>How a recording is now.</summary>
    /// <param name="recordingId">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotFoundException">There is no such recording.</exception>
    public Task<Recording> GetAsync(string recordingId, CancellationToken cancellationToken = default) =>
        _rest.GetAsync(Of(recordingId), ClientJson.Default.Recording, cancellationToken);

    /// <summary>How a recording is now and each time that it has changed, until it is completed or failed; asks every few seconds.</summary>
    /// <param name="recordingId">Which. It must have been stopped by somebody, or its meeting ended: a recording that runs is followed for as long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotFoundException">There is no such recording.</exception>
    public async IAsyncEnumerable<Recording> FollowAsync(string recordingId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Recording? last = null;
        for (var polls = 0; ; polls++)
        {
            var recording = await GetAsync(recordingId, cancellationToken);
            if (recording.State != last?.State || recording.Progress != last.Progress)
                yield return recording;
            if (recording.IsFinal)
                yield break;
            // What has just begun something new is soon done with it.
            if (recording.State != last?.State)
                polls = 0;
            last = recording;
            await Task.Delay(Polls.Delay(polls), _rest.Clock, cancellationToken);
        }
    }

    /// <summary>Waits until the film is made and, where there is a storage, uploaded.</summary>
    /// <param name="recordingId">Which. It must have been stopped by somebody, or its meeting ended: a recording that runs is waited for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The recording failed; the code is its <see cref="Recording.ErrorCode"/>.</exception>
    public async Task<Recording> WaitUntilCompletedAsync(string recordingId, CancellationToken cancellationToken = default)
    {
        var recording = await FollowAsync(recordingId, cancellationToken).LastAsync(cancellationToken);
        if (recording.State == RecordingState.Completed)
            return recording;
        var code = recording.ErrorCode ?? "recording_failed";
        throw new ConferenceException($"Recording {recordingId} failed: {code}. {recording.Error}".TrimEnd(), 0, code, recording.Error);
    }

    /// <summary>Links with which anybody can watch a recording.</summary>
    /// <param name="recordingId">Which.</param>
    public RecordingSharesClient Shares(string recordingId) => new(_rest, Of(recordingId));

    private static string Of(string recordingId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(recordingId);
        return $"recordings/{Uri.EscapeDataString(recordingId)}";
    }
}
