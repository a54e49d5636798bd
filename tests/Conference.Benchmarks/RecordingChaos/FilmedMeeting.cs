using Conference.Client;
using Conference.Testing.People;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A meeting in which the film is on all the time, and which is recorded again and again.</summary>
internal sealed class FilmedMeeting : IAsyncDisposable
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(500);

    private readonly ConferenceClient _client;
    private readonly Meeting _meeting;
    private readonly Projector _projector;
    private readonly Random _random;

    private FilmedMeeting(ConferenceClient client, Meeting meeting, Projector projector, int seed) =>
        (_client, _meeting, _projector, _random) = (client, meeting, projector, new Random(seed));

    /// <summary>Makes the meeting; returns when the film is on.</summary>
    public static async Task<FilmedMeeting> OpenAsync(
        ConferenceClient client, CountingFilm film, ReplayStation station, int number, int seed, CancellationToken cancellationToken)
    {
        var meeting = await client.CreateMeetingAsync(new NewMeeting { Name = $"Filmed {number}" }, cancellationToken: cancellationToken);
        var filmed = new FilmedMeeting(client, meeting, new Projector(meeting, film, station), seed * 1000 + number);
        await filmed._projector.StartAsync(cancellationToken);
        return filmed;
    }

    /// <summary>Records some seconds; returns once Stop is accepted. What is refused for a moment is asked for again.</summary>
    public async Task<AttemptedRecording> RecordAsync(int number, CancellationToken cancellationToken)
    {
        var key = Guid.NewGuid().ToString("N");
        var started = await InsistAsync(
            token => _meeting.Recordings.StartAsync(new RecordingStartOptions { Layout = RecordingLayout.Grid }, key, token), cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(4 + _random.NextDouble() * 4), cancellationToken);
        var asked = TimeProvider.System.GetUtcNow();
        await InsistAsync(token => StopAsync(started.Id, token), cancellationToken);
        return new AttemptedRecording(number, started.Id, _projector, asked);
    }

    public ValueTask DisposeAsync() => _projector.DisposeAsync();

    /// <summary>Stops this recording and no other; one that has ended by itself is stopped.</summary>
    private async Task<bool> StopAsync(string recordingId, CancellationToken cancellationToken)
    {
        var recording = await _client.Recordings.GetAsync(recordingId, cancellationToken);
        var runs = recording.State is Client.RecordingState.Pending or Client.RecordingState.Starting or Client.RecordingState.Recording or Client.RecordingState.Paused;

        // One whose recorder is away would be gone on with when that is back.
        if (runs || recording is { State: Client.RecordingState.Composing, WaitsFor: not null })
            await _meeting.Recordings.StopAsync(cancellationToken: cancellationToken);
        return true;
    }

    private static async Task<T> InsistAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await act(cancellationToken);
            }
            catch (Exception exception) when (exception is ConferenceException or HttpRequestException)
            {
                // The meeting's last recording is being stopped, no recorder has room, a controller comes up again.
                await Task.Delay(AskAgain, cancellationToken);
            }
        }
    }
}
