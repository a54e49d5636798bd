using Conference.Client.Http;

namespace Conference.Client;

/// <summary>Recordings by their ids.</summary>
public sealed partial class RecordingsClient
{
    private static readonly Backoff Polls = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5));

    private readonly RestClient _rest;

    internal RecordingsClient(RestClient rest) => _rest = rest;

    /// <summary>How a recording is now.</summary>
    /// <param name="recordingId">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotFoundException">There is no such recording.</exception>
    public Task<Recording> GetAsync(string recordingId, CancellationToken cancellationToken = default) =>
        _rest.GetAsync(Of(recordingId), ClientJson.Default.Recording, cancellationToken);

    /// <summary>Waits until the film is made; asks every few seconds.</summary>
    /// <param name="recordingId">Which. It must have been stopped by somebody, or its meeting ended: a recording that runs is waited for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The recording failed; the code is its <see cref="Recording.ErrorCode"/>.</exception>
    public async Task<Recording> WaitUntilCompletedAsync(string recordingId, CancellationToken cancellationToken = default)
    {
        for (var polls = 0; ; polls++)
        {
            var recording = await GetAsync(recordingId, cancellationToken);
            if (recording.State == RecordingState.Completed)
                return recording;
            if (recording.State == RecordingState.Failed)
            {
                var code = recording.ErrorCode ?? "recording_failed";
                throw new ConferenceException($"Recording {recordingId} failed: {code}. {recording.Error}".TrimEnd(), 0, code, recording.Error);
            }

            await Task.Delay(Polls.Delay(polls), _rest.Clock, cancellationToken);
        }
    }

    private static string Of(string recordingId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(recordingId);
        return $"recordings/{Uri.EscapeDataString(recordingId)}";
    }
}
