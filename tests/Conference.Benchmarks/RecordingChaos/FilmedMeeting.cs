using Conference.Client;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A meeting in which somebody plays a <see cref="CountingFilm"/> all the time, and which is recorded again and again.</summary>
internal sealed class FilmedMeeting(ConferenceClient client, string film, int number, int seed) : IAsyncDisposable
{
    private static readonly TimeSpan JoinAgain = TimeSpan.FromMilliseconds(500);

    private readonly Random _random = new(seed * 1000 + number);
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _playing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Meeting? _meeting;
    private Task _showing = Task.CompletedTask;

    /// <summary>The moment that the film's beginning stands for.</summary>
    public DateTimeOffset Epoch { get; private set; }

    /// <summary>Makes the meeting and lets the film begin.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _meeting = await client.CreateMeetingAsync(new NewMeeting { Name = $"Filmed {number}" }, cancellationToken: cancellationToken);
        Epoch = TimeProvider.System.GetUtcNow();
        _showing = ShowAsync(_closing.Token);
        await _playing.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Records some seconds; returns once Stop is accepted. What is refused for a moment is asked for again.</summary>
    public async Task<AttemptedRecording> RecordAsync(int recordingNumber, CancellationToken cancellationToken)
    {
        var asked = TimeProvider.System.GetUtcNow();
        var key = Guid.NewGuid().ToString("N");
        var started = await InsistAsync(
            token => _meeting!.Recordings.StartAsync(new RecordingOptions { Layout = RecordingLayout.Grid }, key, token), cancellationToken);
        double seconds;
        lock (_random)
            seconds = 4 + _random.NextDouble() * 4;
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
        var stopped = await InsistAsync(token => StopAsync(started.Id, token), cancellationToken);
        return new AttemptedRecording(recordingNumber, started.Id, this, asked, stopped);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _showing;
        _closing.Dispose();
    }

    /// <summary>Stops this recording and no other; one that has ended by itself is stopped.</summary>
    private async Task<DateTimeOffset> StopAsync(string recordingId, CancellationToken cancellationToken)
    {
        var recording = await client.Recordings.GetAsync(recordingId, cancellationToken);
        if (recording.State is Client.RecordingState.Pending or Client.RecordingState.Starting or Client.RecordingState.Recording or Client.RecordingState.Paused)
            await _meeting!.Recordings.StopAsync(cancellationToken: cancellationToken);
        return TimeProvider.System.GetUtcNow();
    }

    private async Task ShowAsync(CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await using var viewer = await _meeting!.JoinAsync("Projector", new JoinOptions { Role = Role.Host }, closing);
                var options = new PlayOptions
                {
                    Start = TimeProvider.System.GetUtcNow() - Epoch,
                    CopiesStreams = true,
                };
                _playing.TrySetResult();
                await viewer.PlayFileAsync(film, options, closing);
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is ConferenceException or HttpRequestException or IOException or TimeoutException or OperationCanceledException)
            {
                // Whatever was killed: the projector comes in again, as a person would.
                await Task.WhenAny(Task.Delay(JoinAgain, closing));
            }
        }
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
                await Task.Delay(JoinAgain, cancellationToken);
            }
        }
    }
}
